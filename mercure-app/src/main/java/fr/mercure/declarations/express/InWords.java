// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Money;
import fr.mercure.kernel.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// Numbers, amounts and days as French and English readers write them.
final class InWords {
  private static final DateTimeFormatter FRENCH_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private InWords() {}

  static Wording same(String text) {
    return new Wording(text, text);
  }

  /// How an agent acts, after "does not cover".
  static Wording representation(ExpressDeclaration.Agent agent) {
    return agent.isIndirect()
        ? new Wording("la représentation indirecte en H7", "indirect representation in H7")
        : new Wording("la représentation directe en H7", "direct representation in H7");
  }

  static Wording number(int number) {
    return same(Integer.toString(number));
  }

  static Wording number(BigDecimal number) {
    String plain =
        (number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()).toPlainString();
    return new Wording(plain.replace('.', ','), plain);
  }

  /// Two decimals, or none if the amount is whole.
  static Wording money(Money money) {
    BigDecimal amount = money.amount().setScale(2, RoundingMode.HALF_UP);
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    String plain = whole ? amount.setScale(0).toPlainString() : amount.toPlainString();
    return new Wording(
        plain.replace('.', ',') + " " + money.currency(), plain + " " + money.currency());
  }

  static Wording day(LocalDate day) {
    return new Wording(FRENCH_DAY.format(day), day.toString());
  }
}
