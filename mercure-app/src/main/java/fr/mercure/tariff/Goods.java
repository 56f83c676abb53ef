// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import fr.mercure.kernel.Wording;
import java.math.BigDecimal;

/// What the tables say of goods, by the start of their subheading; the longest start wins.
public sealed interface Goods {
  /// First digits of the subheadings concerned.
  String prefix();

  /// Where the row comes from.
  Origin origin();

  /// Goods that the H7 does not admit.
  record Excluded(String prefix, Effect effect, Wording words, Origin origin) implements Goods {}

  /// How far an exclusion goes.
  enum Effect {
    /// No relief of low value; a gift within quantities is admitted.
    EXCISE,
    /// Never.
    PROHIBITED
  }

  /// Goods that bear another rate of VAT than the standard one.
  record Vat(String prefix, LegalValue rate, Origin origin) implements Goods {}

  /// Goods of which a gift may hold a limited quantity.
  ///
  /// @param unit of the quantity, in French
  record GiftQuantity(String prefix, BigDecimal quantity, String unit, Origin origin)
      implements Goods {}
}
