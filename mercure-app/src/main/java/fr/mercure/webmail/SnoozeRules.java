// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// Until when a message may be put off: to a morning, and never past a legal deadline.
final class SnoozeRules {
  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final int MOST_DAYS = 366;

  /// How long before a deadline a message is back at the latest.
  static final Duration BEFORE_DEADLINE = Duration.ofHours(4);

  private SnoozeRules() {}

  /// The morning that somebody chose.
  ///
  /// @param choice `demain`, `lundi`, or a day such as `2026-12-01`
  /// @return nothing if it is none, has passed, or is more than a year ahead
  static Optional<Instant> morning(String choice, Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Optional<LocalDate> day =
        switch (choice) {
          case "demain" -> Optional.of(today.plusDays(1));
          case "lundi" -> Optional.of(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
          default -> date(choice);
        };
    return day.filter(d -> d.isBefore(today.plusDays(MOST_DAYS)))
        .map(d -> d.atTime(MORNING).atZone(zone).toInstant())
        .filter(now::isBefore);
  }

  /// The same, brought forward where it would pass a deadline.
  ///
  /// @return nothing if the deadline is too near for any delay
  static Optional<Instant> within(Instant until, Optional<Instant> deadline, Instant now) {
    Instant latest = deadline.map(due -> due.minus(BEFORE_DEADLINE)).orElse(until);
    return Optional.of(until.isAfter(latest) ? latest : until).filter(now::isBefore);
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
