// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.Charges.ChargeLine;
import fr.mercure.declarations.express.Charges.ChargeStep;
import fr.mercure.declarations.express.Charges.Payment;
import fr.mercure.kernel.Money;
import fr.mercure.web.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Duties and taxes as a page shows them: one line for each tax and way of paying, then the
/// computation.
public record ChargesView(Texts texts, Charges charges) {
  /// A tax over all articles.
  ///
  /// @param code of the tax, such as `B00`
  /// @param payment how it is paid, in words; empty if to customs
  public record Line(String label, String code, String payment, String amount) {}

  /// A step, with its rank, its numbers and its source.
  public record Step(String words, String formula, String source) {}

  public List<Line> lines() {
    var sums = new LinkedHashMap<String, ChargeLine>();
    var amounts = new LinkedHashMap<String, Money>();
    for (ChargeLine line : charges.lines()) {
      String key = line.tax() + line.payment();
      sums.putIfAbsent(key, line);
      amounts.merge(key, line.amount(), Money::plus);
    }
    var lines = new ArrayList<Line>();
    sums.forEach((key, line) -> lines.add(line(line, amounts.getOrDefault(key, line.amount()))));
    return lines;
  }

  public List<Step> steps() {
    return charges.steps().stream().map(this::step).toList();
  }

  /// What customs is paid.
  public String total() {
    return euros(charges.total());
  }

  private Line line(ChargeLine line, Money amount) {
    String payment =
        line.payment() == Payment.AT_IMPORT
            ? ""
            : texts.get("express.charges.payment." + line.payment());
    return new Line(texts.of(line.words()), line.tax(), payment, euros(amount));
  }

  private Step step(ChargeStep step) {
    return new Step(texts.of(step.words()), step.formula(), step.source());
  }

  private String euros(Money money) {
    BigDecimal amount = money.amount().setScale(2, RoundingMode.HALF_UP);
    return texts.get("express.euros", texts.number(amount));
  }
}
