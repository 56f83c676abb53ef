// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.registers.Answer;
import fr.mercure.identity.registers.Answer.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What a register said of a number so far, and when it is to be asked again. Pure.
///
/// @param word last answer; none if it never answered
/// @param negatives answers in a row against the number, an hour or more apart
/// @param answered when it last answered
/// @param sha256 of that answer
/// @param good last known good answer
record Evidence(
    Optional<Word> word,
    Optional<LocalDate> since,
    Optional<String> successor,
    boolean masked,
    int negatives,
    Optional<Instant> answered,
    String sha256,
    Optional<Good> good,
    Instant due) {
  /// Two answers that confirm one another are at least so far apart.
  static final Duration APART = Duration.ofHours(1);

  private static final Duration DAILY = Duration.ofHours(18);
  private static final Duration SPREAD = Duration.ofHours(5);
  private static final Duration HURRY = Duration.ofMinutes(10);

  /// A good answer.
  record Good(Instant at, String sha256) {}

  static final Evidence NONE =
      new Evidence(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          0,
          Optional.empty(),
          "",
          Optional.empty(),
          Instant.EPOCH);

  /// The same after one answer more. One against the number that comes too soon after another
  /// confirms nothing and changes nothing.
  ///
  /// @param jitter from 0 to 1, so that numbers asked together are not asked together again
  Evidence after(Answer.Said said, Instant now, double jitter) {
    if (said.word() == Word.GOOD) {
      return answered(said, 0, Optional.of(new Good(now, said.sha256())), now, jitter);
    }
    return isTooSoon(now) ? due(now.plus(APART)) : answered(said, negatives + 1, good, now, jitter);
  }

  private Evidence answered(
      Answer.Said said, int against, Optional<Good> lastGood, Instant now, double jitter) {
    Duration next =
        against == 0 || against >= FirmRules.CONFIRMED
            ? DAILY.plus(part(SPREAD, jitter))
            : APART.plus(part(HURRY, jitter));
    return new Evidence(
        Optional.of(said.word()),
        said.since(),
        said.successor(),
        said.masked(),
        against,
        Optional.of(now),
        said.sha256(),
        lastGood,
        now.plus(next));
  }

  private Evidence due(Instant at) {
    return new Evidence(word, since, successor, masked, negatives, answered, sha256, good, at);
  }

  private boolean isTooSoon(Instant now) {
    return negatives > 0 && answered.filter(at -> at.plus(APART).isAfter(now)).isPresent();
  }

  private static Duration part(Duration whole, double share) {
    return Duration.ofMillis((long) (whole.toMillis() * share));
  }
}
