// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private final ReferenceData data = ReferenceData.standard();

  @Test
  void convertsAtTheRateOfTheMonth() {
    LocalDate may = LocalDate.of(2024, 5, 31);
    Money dollars = new Money(new BigDecimal("106.38"), "USD");
    assertThat(data.inEuros(dollars, may)).contains(Money.euros("100"));
    assertThat(data.rate("USD", LocalDate.of(2024, 11, 1)).orElseThrow().perEuro())
        .isEqualByComparingTo("1.0767");
    assertThat(data.rate("USD", LocalDate.of(2024, 6, 1))).isEmpty();
  }

  @Test
  void flagsTheRatesThatAreMadeUp() {
    assertThat(data.rate("USD", TODAY).orElseThrow().origin().certainty())
        .isEqualTo(Certainty.UNVERIFIED);
  }

  @Test
  void startsAndEndsTheLowValueDutyOnItsDays() {
    assertThat(duty(LocalDate.of(2026, 6, 30))).isFalse();
    assertThat(duty(LocalDate.of(2026, 7, 1))).isTrue();
    assertThat(duty(LocalDate.of(2028, 6, 30))).isTrue();
    assertThat(duty(LocalDate.of(2028, 7, 1))).isFalse();
  }

  private boolean duty(LocalDate day) {
    return data.value(LegalValue.LOW_VALUE_DUTY, "FX", day).isPresent();
  }

  @Test
  void leavesGuyanaOutOfTheSmallParcelTax() {
    assertThat(data.value(LegalValue.SMALL_PARCEL_TAX, "RE", TODAY)).isPresent();
    assertThat(data.value(LegalValue.SMALL_PARCEL_TAX, "GF", TODAY)).isEmpty();
  }

  @Test
  void neverChargesTheAnnouncedFee() {
    assertThat(data.value(LegalValue.HANDLING_FEE, TODAY).isChargeable()).isFalse();
  }

  @Test
  void ratesGoodsByTheLongestStart() {
    assertThat(data.vatOf("490199", TODAY)).isEqualTo(LegalValue.VAT_REDUCED);
    assertThat(data.vatOf("170490", TODAY)).isEqualTo(LegalValue.VAT_STANDARD);
    assertThat(data.vatOf("170199", TODAY)).isEqualTo(LegalValue.VAT_REDUCED);
    assertThat(data.vatOf("610910", TODAY)).isEqualTo(LegalValue.VAT_STANDARD);
  }

  @Test
  void keepsTobaccoAndArmsOut() {
    assertThat(data.excluded("240220", TODAY).orElseThrow().effect())
        .isEqualTo(Goods.Effect.EXCISE);
    assertThat(data.excluded("930320", TODAY).orElseThrow().effect())
        .isEqualTo(Goods.Effect.PROHIBITED);
    assertThat(data.excluded("610910", TODAY)).isEmpty();
  }

  @Test
  void proposesTheNearestCode() {
    assertThat(data.nearest(CodeList.OFFICE, "FR00230O", TODAY).orElseThrow().value())
        .isEqualTo("FR002300");
    assertThat(data.nearest(CodeList.SUBHEADING, "610911", TODAY)).isPresent();
    assertThat(data.nearest(CodeList.OFFICE, "XX999999", TODAY)).isEmpty();
  }

  @Test
  void knowsThatGreatBritainHasLeft() {
    assertThat(data.knows(CodeList.UNION_COUNTRY, "GB", LocalDate.of(2020, 12, 31))).isTrue();
    assertThat(data.knows(CodeList.UNION_COUNTRY, "GB", TODAY)).isFalse();
    assertThat(data.knows(CodeList.COUNTRY, "GB", TODAY)).isTrue();
  }

  @Test
  void placesOverseasOffices() {
    assertThat(data.territoryOf("FR006460", TODAY)).isEqualTo("RE");
    assertThat(data.territoryOf("FR002300", TODAY)).isEqualTo("FX");
  }

  @Test
  void recognisesVagueWordsWhateverTheirAccents() {
    assertThat(data.isVague("Matériel", TODAY)).isTrue();
    assertThat(data.isVague("Chaussures", TODAY)).isFalse();
  }
}
