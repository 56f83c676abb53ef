// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/// For how long a right is given: few terms, so that giving one is one click. It ends with a day of
/// Paris.
enum Term {
  YEAR_END("annee"),
  QUARTER("trimestre"),
  YEAR("an"),
  OPEN("sans-fin");

  /// In forms; key `right.term.` + it in the words.
  final String word;

  Term(String word) {
    this.word = word;
  }

  /// The term of that word.
  ///
  /// @return the default, the end of the year, for a word that is none
  static Term of(String word) {
    return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst().orElse(YEAR_END);
  }

  /// First instant after the last day.
  Optional<Instant> end(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, Texts.ZONE);
    return switch (this) {
      case YEAR_END -> Optional.of(start(today.withDayOfYear(1).plusYears(1)));
      case QUARTER -> Optional.of(start(today.plusMonths(3).plusDays(1)));
      case YEAR -> Optional.of(start(today.plusYears(1).plusDays(1)));
      case OPEN -> Optional.empty();
    };
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(Texts.ZONE).toInstant();
  }
}
