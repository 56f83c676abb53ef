// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import java.time.LocalDate;
import java.util.Set;

/// What every row of reference data says of itself.
///
/// @param period when it holds
/// @param territories where it holds: ISO 3166 codes, `FX` mainland France, `CO` Corsica; empty
///   means everywhere
/// @param source text that fixes the value
/// @param certainty how sure it is
public record Origin(Period period, Set<String> territories, String source, Certainty certainty) {

  public Origin {
    territories = Set.copyOf(territories);
  }

  /// Whether the row holds there on that day.
  public boolean holds(LocalDate day, String territory) {
    return period.holds(day) && (territories.isEmpty() || territories.contains(territory));
  }

  /// Whether both hold somewhere on some day.
  boolean overlaps(Origin other) {
    return period.overlaps(other.period)
        && (territories.isEmpty()
            || other.territories.isEmpty()
            || territories.stream().anyMatch(other.territories::contains));
  }
}
