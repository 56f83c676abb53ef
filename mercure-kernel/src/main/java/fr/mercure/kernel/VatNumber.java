// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// VAT number of an operator of the Union, with the letters of its country (`EL` for Greece, `XI`
/// for Northern Ireland). The key is checked for France only.
///
/// @param value 4 to 14 capitals and digits
public record VatNumber(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9A-Z+*]{2,12}");
  private static final Pattern FRENCH = Pattern.compile("FR[0-9A-HJ-NP-Z]{2}[0-9]{9}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s\u00a0\u202f.-]+");

  /// @throws IllegalArgumentException if the text is no VAT number
  public VatNumber {
    if (!holds(value)) {
      throw new IllegalArgumentException("not a VAT number: " + value);
    }
  }

  /// The VAT number written in the text (blanks, dots and hyphens allowed), or nothing.
  public static Optional<VatNumber> parse(String text) {
    String packed = BETWEEN.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    return holds(packed) ? Optional.of(new VatNumber(packed)) : Optional.empty();
  }

  /// The French number that follows from a legal unit.
  ///
  /// @param siren nine digits
  public static VatNumber ofSiren(String siren) {
    return new VatNumber("FR%02d%s".formatted(key(siren), siren));
  }

  private static boolean holds(String text) {
    if (!text.startsWith("FR")) {
      return SHAPE.matcher(text).matches();
    }
    if (!FRENCH.matcher(text).matches()) {
      return false;
    }
    String key = text.substring(2, 4);
    boolean digits = key.chars().allMatch(c -> c >= '0' && c <= '9');
    return !digits || Integer.parseInt(key) == key(text.substring(4));
  }

  private static int key(String siren) {
    return (12 + 3 * (Integer.parseInt(siren) % 97)) % 97;
  }

  @Override
  public String toString() {
    return value;
  }
}
