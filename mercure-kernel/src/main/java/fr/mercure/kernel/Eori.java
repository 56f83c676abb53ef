// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// Economic operator's registration and identification number: two letters of the issuing country,
/// then up to fifteen printable characters. National layouts of other countries are not enforced:
/// only the register knows them.
///
/// @param value 3 to 17 characters
public record Eori(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[!-~]{1,15}");

  /// @throws IllegalArgumentException if the text has not the shape of an EORI
  public Eori {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not an EORI: " + value);
    }
  }

  /// The EORI written in the text, or nothing if the text has not the shape of one.
  public static Optional<Eori> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new Eori(text)) : Optional.empty();
  }

  /// The country that issued it, ISO 3166 alpha-2 (XI for Northern Ireland).
  public String country() {
    return value.substring(0, 2);
  }

  @Override
  public String toString() {
    return value;
  }
}
