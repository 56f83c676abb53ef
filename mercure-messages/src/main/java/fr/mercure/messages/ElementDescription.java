// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;
import java.util.List;

/// What there is to say about one element or attribute of a message: enough to draw a field of a
/// form or a line of documentation.
///
/// @param name as written in XML
/// @param dataElement number of the EU data element, such as `18 04 001 000`; empty if it has none
/// @param min least times it must stand
/// @param max most times it may stand; {@link Integer#MAX_VALUE} if there is no limit
/// @param format as the field writes it, such as `an..35`; empty if it holds elements
/// @param values the only values allowed; empty if any is
/// @param codeList number of the EU code list, such as `CL231`; empty if it has none
/// @param example a value that the format accepts; empty if it holds elements
public record ElementDescription(
    Element element,
    String name,
    String dataElement,
    int min,
    int max,
    String format,
    List<String> values,
    String codeList,
    Wording label,
    Wording help,
    String example) {
  /// How often it may stand, as people write it: `1`, `0..1`, `1..999`, `0..*`.
  public String occurs() {
    return new Occurs(min, max).toString();
  }

  /// Whether it carries a value, rather than elements.
  public boolean holdsValue() {
    return !format.isEmpty();
  }
}
