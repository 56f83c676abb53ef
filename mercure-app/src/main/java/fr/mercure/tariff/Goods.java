// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import fr.mercure.kernel.Wording;
import java.math.BigDecimal;
import java.util.Map;

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
      implements Goods {
    private static final Map<String, Map<String, BigDecimal>> UNITS =
        Map.of(
            "litre",
            Map.of("LTR", one(), "HLT", new BigDecimal(100), "MLT", new BigDecimal("0.001")),
            "gramme",
            Map.of("GRM", one(), "KGM", new BigDecimal(1_000)),
            "pièce",
            Map.of("NAR", one(), "H87", one(), "C62", one(), "MIL", new BigDecimal(1_000)));

    private static BigDecimal one() {
      return BigDecimal.ONE;
    }

    /// Whether an amount of this unit is measured by this limit. An unknown unit is taken for that
    /// of the limit.
    ///
    /// @param code UN/ECE recommendation 20; empty if none is given
    public boolean measures(String code) {
      return factors().containsKey(code)
          || UNITS.values().stream().noneMatch(units -> units.containsKey(code));
    }

    /// Whether an amount of this unit goes beyond the limit.
    public boolean isExceededBy(BigDecimal amount, String code) {
      return amount.multiply(factors().getOrDefault(code, one())).compareTo(quantity) > 0;
    }

    private Map<String, BigDecimal> factors() {
      return UNITS.getOrDefault(unit, Map.of());
    }
  }
}
