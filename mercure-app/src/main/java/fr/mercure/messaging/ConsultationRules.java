// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// By when a mailbox is to be consulted again. The period is the site's to set, by population: the
/// circular that orders consultation gives it (its text is not published; the defaults are the
/// usual reading of it).
final class ConsultationRules {
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private ConsultationRules() {}

  /// Who has to consult.
  enum Population {
    /// Officers: counted in working days.
    OFFICERS,
    /// People of companies: counted in calendar days.
    OPERATORS
  }

  /// The end of the day by which somebody has to consult.
  ///
  /// @param last day of the last consultation; none if nobody has consulted yet
  /// @param first day on which there was something to consult
  /// @param days how many days may pass from one consultation to the next
  static Instant due(
      Optional<LocalDate> last, LocalDate first, Population population, int days, ZoneId zone) {
    LocalDate day = last.orElse(first.minusDays(1));
    for (int passed = 0; passed < days; passed++) {
      day = next(day, population);
    }
    return day.atTime(LocalTime.MAX).atZone(zone).toInstant();
  }

  private static LocalDate next(LocalDate day, Population population) {
    LocalDate next = day.plusDays(1);
    while (population == Population.OFFICERS && WEEKEND.contains(next.getDayOfWeek())) {
      next = next.plusDays(1);
    }
    return next;
  }
}
