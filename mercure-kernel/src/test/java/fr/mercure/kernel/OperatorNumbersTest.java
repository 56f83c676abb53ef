// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// SIRET, EORI and VAT numbers: keys, layouts, and thousands of slips of the pen.
class OperatorNumbersTest {
  private static final int CASES = 20_000;
  private static final String[] SIRETS = {
    "13002526500013", "73282932000074", "41816609600069", "35600000000048"
  };

  @Test
  void takesASiretHoweverItIsSpaced() {
    for (String siret : SIRETS) {
      assertThat(Siret.parse(siret)).isPresent();
    }
    assertThat(Siret.parse("130 025 265 00013")).isPresent();
    assertThat(Siret.parse("130\u00a0025\u202f265.00013 ")).isPresent();
    assertThat(Siret.parse("35600000009075")).as("an establishment of La Poste").isPresent();
    assertThat(Siret.parse("35600000009076")).isEmpty();
    assertThat(Siret.parse("MONACOCONFO001")).isEmpty();
  }

  /// The Luhn key catches every wrong digit, and every swap of neighbours but 0 and 9.
  @Test
  void catchesEverySlipInASiret() {
    for (String siret : SIRETS) {
      if (siret.startsWith("356000000")) {
        continue;
      }
      for (int at = 0; at < siret.length(); at++) {
        for (char digit = '0'; digit <= '9'; digit++) {
          String typed = siret.substring(0, at) + digit + siret.substring(at + 1);
          assertThat(Siret.parse(typed).isPresent()).as(typed).isEqualTo(typed.equals(siret));
        }
        assertThat(Siret.parse(siret.substring(0, at) + siret.substring(at + 1))).isEmpty();
      }
    }
  }

  @Test
  void neverThrowsAndAgreesWithItself() {
    var random = new Random(14);
    String signs = "0123456789 .\u00a0FRDEELXI*+-abc\u0660\ud835";
    for (int i = 0; i < CASES; i++) {
      var text = new StringBuilder(random.nextInt(4) == 0 ? "FR" : "");
      for (int length = random.nextInt(20); length > 0; length--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      String typed = text.toString();
      Siret.parse(typed).ifPresent(siret -> assertThat(Siret.parse(siret.value())).hasValue(siret));
      Eori.parse(typed)
          .ifPresent(eori -> {
            assertThat(eori.operator().operator()).isEqualTo(eori.operator());
            assertThat(eori.value()).startsWith(eori.operator().value());
            assertThat(eori.isUsual()).isIn(true, false);
          });
      VatNumber.parse(typed)
          .ifPresent(vat -> assertThat(VatNumber.parse(vat.value())).hasValue(vat));
    }
  }

  @Test
  void knowsWhatNumbersOfACountryLookLike() {
    for (String usual :
        new String[] {
          "FR130025265",
          "FR13002526500013",
          "FRX123",
          "DE1234567",
          "ATEOS11234567890",
          "BE0123456789",
          "NL123456789",
          "ESA12345678",
          "IT12345678901",
          "PL123",
          "XI123456789012"
        }) {
      assertThat(new Eori(usual).isUsual()).as(usual).isTrue();
    }
    for (String unusual :
        new String[] {
          "FR130025266", "FR13002526500014", "DE12A", "AT1234567890", "BE123", "XI12", "GB1"
        }) {
      assertThat(new Eori(unusual).isUsual()).as(unusual).isFalse();
    }
    assertThat(new Eori("FR13002526500013").operator()).isEqualTo(new Eori("FR130025265"));
    assertThat(new Eori("DE12345678901234").operator().value()).isEqualTo("DE12345678901234");
  }

  @Test
  void checksTheKeyOfAFrenchVatNumber() {
    assertThat(VatNumber.ofSiren("732829320").value()).isEqualTo("FR44732829320");
    assertThat(VatNumber.parse("fr 44 732 829 320")).hasValue(VatNumber.ofSiren("732829320"));
    assertThat(VatNumber.parse("FR45732829320")).isEmpty();
    assertThat(VatNumber.parse("FRK7399859412")).as("a key of the new kind").isPresent();
    assertThat(VatNumber.parse("FRO7399859412")).as("neither O nor I").isEmpty();
    assertThat(VatNumber.parse("EL123456789")).isPresent();
    assertThat(VatNumber.parse("1")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new VatNumber("FR00732829320"));
  }
}
