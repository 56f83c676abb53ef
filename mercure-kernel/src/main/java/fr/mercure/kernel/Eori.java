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
  private static final Pattern WITH_SIRET = Pattern.compile("FR[0-9]{14}");
  private static final int COUNTRY_AND_SIREN = 11;

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

  /// The number of the operator itself: a French one with the SIRET of an establishment stands for
  /// its legal unit, FR and the SIREN. Two numbers of one operator give the same answer.
  public Eori operator() {
    return bearsSiret() ? new Eori(value.substring(0, COUNTRY_AND_SIREN)) : this;
  }

  /// Whether it is a French number made of the SIRET of an establishment.
  public boolean bearsSiret() {
    return WITH_SIRET.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
