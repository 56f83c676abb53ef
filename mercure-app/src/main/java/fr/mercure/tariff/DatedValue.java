// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import java.math.BigDecimal;

/// A legal value as it holds during a period.
///
/// @param unit `EUR`, `PERCENT`, `DAY` or `FLAG`
public record DatedValue(LegalValue name, BigDecimal value, String unit, Origin origin) {

  /// Whether it may be charged to somebody: announced values are only shown.
  public boolean isChargeable() {
    return origin.certainty() != Certainty.UNVERIFIED;
  }
}
