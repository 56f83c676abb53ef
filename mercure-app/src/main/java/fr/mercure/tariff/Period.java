// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import java.time.LocalDate;
import java.util.Optional;

/// When a row of reference data holds: from its first day up to the day before `until`.
///
/// @param from first day
/// @param until first day on which it does not hold any more; none if no end is known
public record Period(LocalDate from, Optional<LocalDate> until) {

  /// @throws IllegalArgumentException if it ends before it begins
  public Period {
    if (until.isPresent() && !until.get().isAfter(from)) {
      throw new IllegalArgumentException("%s is not before %s".formatted(from, until.get()));
    }
  }

  /// Whether the row holds on this day.
  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && (until.isEmpty() || day.isBefore(until.get()));
  }

  /// Whether some day belongs to both.
  public boolean overlaps(Period other) {
    return (until.isEmpty() || other.from.isBefore(until.get()))
        && (other.until.isEmpty() || from.isBefore(other.until.get()));
  }
}
