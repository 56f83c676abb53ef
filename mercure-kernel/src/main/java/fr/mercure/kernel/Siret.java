// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// French establishment number: SIREN (9 digits) and establishment (5 digits), closed by the Luhn
/// key.
///
/// @param value fourteen digits that satisfy the key
public record Siret(String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{14}");
  private static final Pattern SIREN = Pattern.compile("[0-9]{9}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s\u00a0\u202f.]+");
  private static final String LA_POSTE = "356000000";

  /// @throws IllegalArgumentException if not fourteen digits or if the key is wrong
  public Siret {
    if (!holds(value)) {
      throw new IllegalArgumentException("not a SIRET: " + value);
    }
  }

  /// The SIRET written in the text (blanks of any kind and dots between groups), or nothing.
  public static Optional<Siret> parse(String text) {
    String digits = BETWEEN.matcher(text).replaceAll("");
    return holds(digits) ? Optional.of(new Siret(digits)) : Optional.empty();
  }

  /// The legal unit, nine digits.
  public String siren() {
    return value.substring(0, 9);
  }

  /// Establishments of La Poste are too many for the Luhn key: the sum of their digits is a
  /// multiple of five instead.
  private static boolean holds(String digits) {
    if (!SHAPE.matcher(digits).matches()) {
      return false;
    }
    return luhn(digits) || (digits.startsWith(LA_POSTE) && sum(digits) % 5 == 0);
  }

  /// Whether nine digits are the number of a legal unit: the Luhn key holds.
  public static boolean isSiren(String digits) {
    return SIREN.matcher(digits).matches() && luhn(digits);
  }

  private static boolean luhn(String digits) {
    int total = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      total += weighted > 9 ? weighted - 9 : weighted;
    }
    return total % 10 == 0;
  }

  private static int sum(String digits) {
    return digits.chars().map(c -> c - '0').sum();
  }

  @Override
  public String toString() {
    return value;
  }
}
