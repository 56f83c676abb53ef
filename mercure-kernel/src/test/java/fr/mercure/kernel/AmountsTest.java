// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// ASVS V1.4.2.
class AmountsTest {
  @Test
  void writesTwoDecimalsOrMore() {
    assertThat(Money.euros("19").plain()).isEqualTo("19.00");
    assertThat(Money.euros("0.105").plain()).isEqualTo("0.105");
    assertThat(Money.euros("1E3").plain()).isEqualTo("1000.00");
  }

  @Test
  void roundsHalfAnEuroUp() {
    assertThat(Money.euros("2.50").roundedToUnit()).isEqualTo(Money.euros("3"));
    assertThat(Money.euros("2.49").roundedToUnit()).isEqualTo(Money.euros("2"));
  }

  @Test
  void roundsToTheCoinOfTheCurrency() {
    assertThat(new Money(new BigDecimal("10.5"), "JPY").roundedToCoin().amount())
        .isEqualByComparingTo("11");
    assertThat(Money.euros("10.005").roundedToCoin().amount()).isEqualByComparingTo("10.01");
  }

  @Test
  void ignoresTrailingZeros() {
    assertThat(Money.euros("10.50")).isEqualTo(Money.euros("10.5"));
    assertThat(Money.euros("0.00")).isEqualTo(Money.euros("0"));
    assertThat(GrossMass.of("10.500000")).isEqualTo(GrossMass.of("10.5"));
    assertThat(GrossMass.of("0.0")).isEqualTo(GrossMass.ZERO);
  }

  @Test
  void neverMixesCurrencies() {
    Money yen = new Money(BigDecimal.TEN, "JPY");
    assertThatThrownBy(() -> Money.euros("1").plus(yen))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.euros("1").exceeds(yen))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(BigDecimal.ONE, "eur"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sumsExactly() {
    assertThat(Money.euros("0.10").plus(Money.euros("0.20"))).isEqualTo(Money.euros("0.30"));
    assertThat(GrossMass.of("0.1").plus(GrossMass.of("0.2"))).isEqualTo(GrossMass.of("0.3"));
  }

  @Test
  void hasNoNegativeMass() {
    assertThatThrownBy(() -> GrossMass.of("-0.1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fillsBothSentences() {
    Wording wording = new Wording("{0} dépasse {1}", "{0} exceeds {1}").with("12", "10");
    assertThat(wording.in(Locale.FRENCH)).isEqualTo("12 dépasse 10");
    assertThat(wording.in(Locale.UK)).isEqualTo("12 exceeds 10");
    assertThat(wording.in(Locale.GERMAN)).isEqualTo("12 dépasse 10");
  }

  @Test
  void pointsAtPlaces() {
    Pointer item = Pointer.ROOT.child("Declaration").child("Item", 2);
    assertThat(item.attribute("unit").path()).isEqualTo("/Declaration/Item[2]/@unit");
    assertThat(item.leaf()).isEqualTo("Item");
    assertThatThrownBy(() -> new Pointer("Declaration"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quotesLongValuesShort() {
    Finding finding =
        new Finding(
            "X", Severity.ERROR, Pointer.ROOT, 0, "", "v".repeat(5000), Wording.NONE, Wording.NONE);
    assertThat(finding.value()).hasSize(Finding.LONGEST_VALUE).endsWith("…");
    assertThat(finding.blocks()).isTrue();
    assertThat(finding.onLine(7).line()).isEqualTo(7);
  }
}
