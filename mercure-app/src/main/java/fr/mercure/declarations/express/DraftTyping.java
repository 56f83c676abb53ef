// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What people type, and what the message holds. Nothing is refused here: what cannot be read as a
/// number stays as it was typed, for the check to find.
final class DraftTyping {
  /// Longer texts are cut at the door: no field of an H7 comes near.
  private static final int LONGEST = 2000;

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Co}\\p{Cs}]+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]+");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

  private DraftTyping() {}

  /// The value to keep for what was typed into a field.
  static String kept(DraftField field, String typed) {
    String cut = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    String text = CONTROL.matcher(cut).replaceAll(" ").strip();
    if (field.kind().isNumber()) {
      return dotted(text);
    }
    if (field.kind().isCode()) {
      return BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }
    return text;
  }

  /// The value as a person of that language reads and types it: `398,5` in French.
  static String shown(DraftField field, String kept, Locale locale) {
    boolean comma = field.kind().isNumber() && !locale.getLanguage().equals("en");
    return comma && NUMBER.matcher(kept).matches() ? kept.replace('.', ',') : kept;
  }

  /// The number, or nothing if it cannot be read as one.
  static Optional<BigDecimal> number(String kept) {
    return NUMBER.matcher(kept).matches() ? Optional.of(new BigDecimal(kept)) : Optional.empty();
  }

  /// `1 204,50`, `1,204.50` and `1204.5` are numbers; the last comma or point is the decimal one.
  private static String dotted(String text) {
    String digits = BLANKS.matcher(text).replaceAll("");
    int decimal = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
    if (decimal < 0) {
      return NUMBER.matcher(digits).matches() ? digits : text;
    }
    String whole = digits.substring(0, decimal).replace(",", "").replace(".", "");
    String number = whole + "." + digits.substring(decimal + 1);
    return NUMBER.matcher(number).matches() ? number : text;
  }
}
