// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// Movement reference number: the name of a declaration once customs has accepted it.
///
/// Eighteen characters: year (2), country (2), national part (12), procedure identifier (1, letter
/// in references allotted since the UCC data annexes), check digit (1). The shape is checked here;
/// the check digit is a business rule with a switch ({@link #checkDigitHolds}), because references
/// made up for tests circulate and are well-formed.
///
/// @param value eighteen capitals and digits
public record Mrn(String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{2}[A-Z]{2}[A-Z0-9]{13}[0-9]");

  /// @throws IllegalArgumentException if the text has not the shape of an MRN; {@link #parse}
  ///   refuses without throwing
  public Mrn {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not an MRN: " + value);
    }
  }

  /// The MRN written in the text, or nothing if the text has not the shape of one.
  public static Optional<Mrn> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new Mrn(text)) : Optional.empty();
  }

  /// An MRN with its check digit computed.
  ///
  /// @param year two last digits of the year of acceptance are used
  /// @param country ISO 3166 alpha-2 of the accepting administration
  /// @param national twelve capitals and digits, unique within country, year and procedure
  /// @param procedure procedure identifier, 17th character: `R` for an import, `A` for an export,
  ///   transit
  public static Mrn allot(int year, String country, String national, char procedure) {
    String stem = "%02d%s%s%c".formatted(year % 100, country, national, procedure);
    return new Mrn(stem + CheckCharacter.of(stem));
  }

  /// Whether the eighteenth character is the check digit of the first seventeen.
  public boolean checkDigitHolds() {
    return CheckCharacter.verifies(value);
  }

  /// The 17th character, which tells the procedure in references allotted under the UCC.
  public char procedure() {
    return value.charAt(16);
  }

  @Override
  public String toString() {
    return value;
  }
}
