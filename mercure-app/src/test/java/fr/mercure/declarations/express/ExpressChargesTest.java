// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.declarations.express.Charges.ChargeLine;
import fr.mercure.declarations.express.Charges.Payment;
import fr.mercure.kernel.Money;
import fr.mercure.tariff.ReferenceData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressChargesTest {
  private static final LocalDate DAY = ExpressSamples.DAY;

  @Test
  void chargesDutyTaxAndVatOnEachArticle() {
    Charges charges = charges(ExpressSamples.xml("h7"), DAY);
    assertThat(amounts(charges))
        .containsExactly(
            "A00 610910 3 EUR",
            "TPC 610910 2 EUR",
            "B00 610910 6 EUR",
            "A00 392690 3 EUR",
            "TPC 392690 2 EUR",
            "B00 392690 3 EUR");
    assertThat(charges.total()).isEqualTo(Money.euros("19"));
  }

  @Test
  void explainsTheVatToItsLastDecimal() {
    Charges charges = charges(ExpressSamples.xml("h7"), DAY);
    assertThat(charges.steps())
        .extracting(Charges.ChargeStep::formula)
        .contains("(24.9 + 4.0053619303 + 3) × 20 % = 6.38107238606 → 6");
    assertThat(charges.steps())
        .allSatisfy(step -> {
          assertThat(step.words().fr()).isNotBlank();
          assertThat(step.words().en()).isNotBlank();
          assertThat(step.source()).isNotBlank();
        });
  }

  @Test
  void countsLinesOfOneClassificationAsOneArticle() {
    String shirts = ExpressSamples.xml("h7").replace("392690", "610910");
    assertThat(amounts(charges(shirts, DAY)))
        .containsExactly("A00 610910 3 EUR", "TPC 610910 2 EUR", "B00 610910 9 EUR");
  }

  @Test
  void asksForNoVatUnderTheOneStopShop() {
    Charges charges = charges(ExpressSamples.xml("ioss"), DAY);
    assertThat(amounts(charges))
        .containsExactly(
            "A00 610910 3 EUR", "TPC 610910 2 EUR", "A00 392690 3 EUR", "TPC 392690 2 EUR");
    assertThat(charges.steps())
        .anySatisfy(step -> assertThat(step.words().fr()).contains("IM2500000017"));
  }

  @Test
  void leavesPostponedVatOutOfTheTotal() {
    String postponed =
        ExpressSamples.xml("ioss")
            .replace("<RoleCode>FR5", "<RoleCode>FR7")
            .replace("IM2500000017", "FR11987654324")
            .replace("F48", "C07");
    Charges charges = charges(postponed, DAY);
    assertThat(charges.lines())
        .filteredOn(line -> line.tax().equals("B00"))
        .extracting(ChargeLine::payment)
        .containsOnly(Payment.POSTPONED);
    assertThat(charges.total()).isEqualTo(Money.euros("10"));
  }

  @Test
  void chargesNothingOnAGift() {
    String gift = ExpressSamples.xml("h7").replace("C07", "C08");
    Charges charges = charges(gift, DAY);
    assertThat(charges.lines()).isEmpty();
    assertThat(charges.total()).isEqualTo(Money.euros("0"));
    assertThat(charges.steps()).isNotEmpty();
  }

  @Test
  void appliesTheRatesOfTheDayOfAcceptance() {
    String h7 = ExpressSamples.xml("h7");
    assertThat(taxes(charges(h7, LocalDate.of(2026, 2, 28)))).containsOnly("B00");
    assertThat(taxes(charges(h7, LocalDate.of(2026, 6, 30)))).containsOnly("B00", "TPC");
    assertThat(taxes(charges(h7, LocalDate.of(2026, 7, 1)))).containsOnly("A00", "B00", "TPC");
    assertThat(taxes(charges(h7, LocalDate.of(2028, 7, 1)))).containsOnly("B00", "TPC");
  }

  @Test
  void ratesBooksLower() {
    String book = ExpressSamples.xml("h7").replace("392690", "490199");
    Charges charges = charges(book, DAY);
    assertThat(charges.lines())
        .filteredOn(line -> line.article().equals("490199") && line.tax().equals("B00"))
        .extracting(ChargeLine::rate)
        .containsExactly(new BigDecimal("5.5"));
  }

  @Test
  void relievesSmallConsignmentsOverseas() {
    String reunion = ExpressSamples.xml("h7").replace("FRB0617D", "FR006460");
    assertThat(taxes(charges(reunion, DAY))).containsOnly("A00", "B00", "TPC");
    String small = reunion.replace(">24.90<", ">9.60<");
    assertThat(taxes(charges(small, DAY))).containsOnly("A00");
    String guyana = ExpressSamples.xml("h7").replace("FRB0617D", "FR006380");
    Charges there = charges(guyana, DAY);
    assertThat(there.territory()).isEqualTo("GF");
    assertThat(there.total()).isEqualTo(Money.euros("6"));
  }

  @Test
  void sharesTransportCostsWithoutLosingACent() {
    Money whole = Money.euros("10");
    List<Money> shares =
        Articles.shares(whole, List.of(Money.euros("1"), Money.euros("1"), Money.euros("1")));
    Money sum = shares.stream().reduce(Money.euros("0"), Money::plus);
    assertThat(sum).isEqualTo(whole);
    assertThat(shares.getFirst()).isEqualTo(Money.euros("3.3333333333"));
  }

  @Test
  void convertsAtTheCustomsRateAndShowsIt() {
    String dollars = ExpressSamples.xml("h7").replace("\"EUR\">24.90", "\"XOF\">13119.14");
    Charges charges = charges(dollars, DAY);
    assertThat(charges.steps().getFirst().formula()).isEqualTo("13119.14 XOF / 655.957 = 20 EUR");
  }

  @Test
  void announcesTheHandlingFeeWithoutChargingIt() {
    Charges charges = charges(ExpressSamples.xml("h7"), DAY);
    assertThat(charges.steps().getLast().words().en()).contains("not charged");
  }

  private static Charges charges(String xml, LocalDate day) {
    return ExpressCharges.compute(ExpressSamples.read(xml), day, ReferenceData.standard());
  }

  private static List<String> amounts(Charges charges) {
    return charges.lines().stream()
        .map(line -> "%s %s %s".formatted(line.tax(), line.article(), line.amount()))
        .toList();
  }

  private static List<String> taxes(Charges charges) {
    return charges.lines().stream().map(ChargeLine::tax).toList();
  }
}
