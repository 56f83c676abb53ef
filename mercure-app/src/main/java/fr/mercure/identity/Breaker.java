// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.registers.Answer.Silent;
import fr.mercure.identity.registers.Answer.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether a register that failed is asked at all. After some failures in a row it is left alone,
/// twice as long each time; then one request tries. Pure.
///
/// @param failures in a row
/// @param closedUntil not asked before
record Breaker(int failures, Optional<Instant> closedUntil) {
  static final Breaker SOUND = new Breaker(0, Optional.empty());

  private static final int FORGIVEN = 3;
  private static final int MOST_DOUBLINGS = 6;
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /// A key that is not taken is no better a minute later.
  private static final Duration REFUSED = Duration.ofHours(1);

  boolean isClosed(Instant now) {
    return closedUntil.filter(now::isBefore).isPresent();
  }

  /// After one request that nobody answered.
  ///
  /// @param jitter from 0 to 1, so that nodes do not come back together
  Breaker after(Silent silent, Instant now, double jitter) {
    int more = failures + 1;
    boolean atOnce = silent.why() == Why.QUOTA || silent.why() == Why.REFUSED;
    if (more < FORGIVEN && !atOnce) {
      return new Breaker(more, Optional.empty());
    }
    Duration wait = silent.retryAfter().orElseGet(() -> wait(silent.why(), more));
    Duration spread = Duration.ofMillis((long) (wait.toMillis() * jitter / 5));
    return new Breaker(more, Optional.of(now.plus(wait).plus(spread)));
  }

  private static Duration wait(Why why, int failures) {
    return why == Why.REFUSED
        ? REFUSED
        : SHORTEST.multipliedBy(1L << Math.clamp(failures - FORGIVEN, 0, MOST_DOUBLINGS));
  }
}
