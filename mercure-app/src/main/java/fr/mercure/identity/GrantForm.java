// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.RightOutcome.Why;
import fr.mercure.web.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/// The fields that limit a right, wherever one is given: on a request, at a person.
///
/// @param term a {@link Term}, unless a day is given
/// @param day last day, ISO; may be empty
/// @param offices as {@link Offices#parse} reads them; empty for every office
record GrantForm(String term, String day, String offices) {
  /// What to do.
  RightCommand command(Instant now) {
    if (!day.isBlank() && day(day).isEmpty()) {
      return new RightCommand.Unreadable(Why.BAD_DAY);
    }
    Optional<Instant> end = day.isBlank() ? Term.of(term).end(now) : day(day).map(GrantForm::endOf);
    return where(offices, now)
        .<RightCommand>map(where -> new RightCommand.Grant(end, where))
        .orElseGet(() -> new RightCommand.Unreadable(Why.BAD_OFFICE));
  }

  /// The request of somebody who wants a right at these offices.
  static RightCommand asking(String why, String offices, Instant now) {
    return where(offices, now)
        .<RightCommand>map(where -> new RightCommand.Ask(why, where))
        .orElseGet(() -> new RightCommand.Unreadable(Why.BAD_OFFICE));
  }

  private static Optional<Set<String>> where(String offices, Instant now) {
    return Offices.parse(offices, LocalDate.ofInstant(now, Texts.ZONE));
  }

  /// The day written in the text, ISO; none if it is none.
  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// First instant after a day of Paris.
  static Instant endOf(LocalDate lastDay) {
    return lastDay.plusDays(1).atStartOfDay(Texts.ZONE).toInstant();
  }
}
