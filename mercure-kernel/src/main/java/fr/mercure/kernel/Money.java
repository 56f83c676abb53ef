// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/// An amount in a currency, exact: nothing is rounded unless a method says so.
///
/// @param amount any scale; `10.50` equals `10.5`
/// @param currency ISO 4217, three capitals
public record Money(BigDecimal amount, String currency) {
  /// @throws IllegalArgumentException if the currency is not three capital letters
  public Money {
    if (!isCurrency(currency)) {
      throw new IllegalArgumentException("not an ISO 4217 code: " + currency);
    }
    amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  /// Whether the text has the shape of an ISO 4217 code: three capitals.
  public static boolean isCurrency(String text) {
    if (text.length() != 3) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
        return false;
      }
    }
    return true;
  }

  /// Euros, from a decimal text such as `12.30`.
  public static Money euros(String amount) {
    return new Money(new BigDecimal(amount), "EUR");
  }

  /// Euros.
  public static Money euros(BigDecimal amount) {
    return new Money(amount, "EUR");
  }

  /// The sum.
  ///
  /// @throws IllegalArgumentException if the currencies differ
  public Money plus(Money other) {
    return new Money(amount.add(sameCurrency(other).amount), currency);
  }

  /// The product, not rounded.
  public Money times(BigDecimal factor) {
    return new Money(amount.multiply(factor), currency);
  }

  /// Strictly more.
  ///
  /// @throws IllegalArgumentException if the currencies differ
  public boolean exceeds(Money other) {
    return amount.compareTo(sameCurrency(other).amount) > 0;
  }

  /// To the nearest whole unit, half up: the rule for duties and taxes (Code des douanes art. 109,
  /// read in the euro text of the overseas code).
  public Money roundedToUnit() {
    return new Money(amount.setScale(0, RoundingMode.HALF_UP), currency);
  }

  /// To the smallest coin of the currency, half up.
  public Money roundedToCoin() {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return new Money(amount.setScale(digits, RoundingMode.HALF_UP), currency);
  }

  /// The amount with two decimals or more: `19.00`, `0.105`.
  public String plain() {
    return amount.setScale(Math.max(2, amount.scale())).toPlainString();
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("%s and %s".formatted(currency, other.currency));
    }
    return other;
  }

  @Override
  public String toString() {
    return "%s %s".formatted(amount.toPlainString(), currency.toUpperCase(Locale.ROOT));
  }
}
