// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ExpressDeclaration.Amount;
import fr.mercure.declarations.express.ExpressDeclaration.Item;
import fr.mercure.kernel.Money;
import fr.mercure.tariff.ReferenceData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// The intrinsic value of a consignment in euros, at the customs rates of a day.
final class ConsignmentValue {
  private ConsignmentValue() {}

  /// One amount, not rounded; nothing if customs has no rate for its currency.
  static Optional<Money> inEuros(Amount amount, ReferenceData data, LocalDate day) {
    return amount.money().flatMap(money -> data.inEuros(money, day));
  }

  /// The sum of the items to the cent; nothing if one of them cannot be converted.
  static Optional<Money> total(ExpressDeclaration h7, ReferenceData data, LocalDate day) {
    Money total = Money.euros(BigDecimal.ZERO);
    for (Item item : h7.items()) {
      Optional<Money> value = inEuros(item.value(), data, day);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      total = total.plus(value.get());
    }
    return Optional.of(total.roundedToCoin());
  }
}
