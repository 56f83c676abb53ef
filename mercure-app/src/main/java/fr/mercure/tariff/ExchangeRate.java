// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import fr.mercure.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The rate at which customs converts a currency during a month (UCC-IA art. 146).
///
/// @param currency ISO 4217
/// @param perEuro units of the currency for one euro
public record ExchangeRate(String currency, BigDecimal perEuro, Origin origin) {
  /// Decimals kept in a conversion; only the tax itself is rounded to the euro.
  private static final int SCALE = 10;

  /// The amount in euros.
  ///
  /// @throws IllegalArgumentException if the amount is in another currency
  public Money toEuros(Money amount) {
    if (!amount.currency().equals(currency)) {
      throw new IllegalArgumentException("%s is not in %s".formatted(amount, currency));
    }
    return Money.euros(amount.amount().divide(perEuro, SCALE, RoundingMode.HALF_UP));
  }
}
