// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// A deadline as a person needs it: the hour today, the day otherwise, and what is left when it is
/// near.
///
/// @param at the deadline
/// @param when `09:55`, `demain 18:00`, `28/11/2026`
/// @param left `dans 13 min`, `dépassée`; empty if there is a day or more
/// @param tone bad within half an hour or past, warn within two hours
public record Due(Instant at, String when, String left, Tone tone) {
  private static final Duration PRESSING = Duration.ofMinutes(30);
  private static final Duration NEAR = Duration.ofHours(2);

  /// The deadline seen from now.
  public static Due of(Instant at, Instant now, Texts texts) {
    Duration left = Duration.between(now, at);
    return new Due(at, when(at, now, texts), left(left, texts), tone(left));
  }

  private static String when(Instant at, Instant now, Texts texts) {
    LocalDate day = LocalDate.ofInstant(at, Texts.ZONE);
    LocalDate today = LocalDate.ofInstant(now, Texts.ZONE);
    if (day.equals(today)) {
      return texts.time(at);
    }
    return day.equals(today.plusDays(1))
        ? texts.get("due.tomorrow", texts.time(at))
        : texts.date(day);
  }

  private static String left(Duration left, Texts texts) {
    if (left.isNegative()) {
      return texts.get("due.past");
    }
    if (left.compareTo(Duration.ofHours(1)) < 0) {
      return texts.get("due.minutes", left.toMinutes());
    }
    return left.compareTo(Duration.ofDays(1)) < 0 ? texts.get("due.hours", left.toHours()) : "";
  }

  private static Tone tone(Duration left) {
    if (left.compareTo(PRESSING) <= 0) {
      return Tone.BAD;
    }
    return left.compareTo(NEAR) <= 0 ? Tone.WARN : Tone.NEUTRAL;
  }
}
