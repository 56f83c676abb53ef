// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import java.util.Map;
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
  private static final int COUNTRY_AND_SIRET = 16;

  /// What countries write after their letters, as far as they have said so.
  private static final Map<String, Pattern> USUAL =
      Map.of(
          "AT", Pattern.compile("EOS1[0-9]{10}"),
          "BE", Pattern.compile("[0-9]{10}"),
          "DE", Pattern.compile("[0-9]{1,15}"),
          "ES", Pattern.compile("[0-9A-Z]{9}"),
          "GB", Pattern.compile("[0-9]{12,15}"),
          "IT", Pattern.compile("[0-9A-Z]{11,16}"),
          "NL", Pattern.compile("[0-9]{9,15}"),
          "XI", Pattern.compile("[0-9]{12,15}"));

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

  /// Whether it looks like the numbers of its country, key included where there is one. Only the
  /// register knows: one that does not is worth a second look, and no reason to refuse anything.
  public boolean isUsual() {
    String number = value.substring(2);
    if (country().equals("FR")) {
      return switch (value.length()) {
        case COUNTRY_AND_SIREN -> Siret.isSiren(number);
        case COUNTRY_AND_SIRET -> Siret.parse(number).isPresent();
        default -> true;
      };
    }
    Pattern usual = USUAL.get(country());
    return usual == null || usual.matcher(number).matches();
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
