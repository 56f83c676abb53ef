// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
  @Test
  void allotsAnMrnWhoseDigitHolds() {
    Mrn mrn = Mrn.allot(2026, "FR", "00004000003C", 'R');
    assertThat(mrn.value()).isEqualTo("26FR00004000003CR2");
    assertThat(mrn.checkDigitHolds()).isTrue();
    assertThat(mrn.procedure()).isEqualTo('R');
  }

  @Test
  void readsAnMrnWithAWrongDigitBecauseTheDigitIsABusinessRule() {
    assertThat(Mrn.parse("26FR00004000003CR9"))
        .hasValueSatisfying(mrn -> assertThat(mrn.checkDigitHolds()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "26FR", "26fr00004000003CR2", "26FR00004000003CRX", "26FR00004000003CR2 "})
  void readsNoMrnInOtherTexts(String text) {
    assertThat(Mrn.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Mrn(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void boundsAnLrn() {
    assertThat(Lrn.parse("X".repeat(22))).isPresent();
    assertThat(Lrn.parse("X".repeat(23))).isEmpty();
    assertThat(Lrn.parse("   ")).isEmpty();
  }

  @Test
  void readsAnEoriWithItsCountry() {
    assertThat(Eori.parse("FR552081317"))
        .hasValueSatisfying(e -> assertThat(e.country()).isEqualTo("FR"));
    assertThat(Eori.parse("F5520")).isEmpty();
    assertThat(Eori.parse("FR5520813170042100")).isEmpty();
  }

  @Test
  void checksTheKeyOfASiret() {
    assertThat(Siret.parse("552 081 317 66522"))
        .hasValueSatisfying(siret -> assertThat(siret.siren()).isEqualTo("552081317"));
    assertThat(Siret.parse("55208131766523")).isEmpty();
    assertThat(Siret.parse("5520813176652")).isEmpty();
  }

  @Test
  void knowsTheExceptionOfLaPoste() {
    assertThat(Siret.parse("35600000000048")).as("Luhn holds").isPresent();
    assertThat(Siret.parse("35600000049837")).as("sum is a multiple of five").isPresent();
    assertThat(Siret.parse("35600000049838")).isEmpty();
  }
}
