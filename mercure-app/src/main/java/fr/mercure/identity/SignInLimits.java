// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SignInOutcome.Throttled;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Counts the tries at every step of signing in, and stops looking at them past the limits. Each
/// refusal bears a reference, by which support finds its true cause.
@Component
final class SignInLimits {
  /// Failures within {@link AttemptStore#WINDOW} after which no try is looked at.
  static final int LIMIT_TOGETHER = 5;

  static final int LIMIT_ACCOUNT = 30;
  static final int LIMIT_ADDRESS = 50;

  private static final int REFERENCE = 8;
  private static final Logger LOG = LoggerFactory.getLogger(SignInLimits.class);

  private final AttemptStore attempts;
  private final SecureRandom random;
  private final Clock clock;

  SignInLimits(AttemptStore attempts, SecureRandom random, Clock clock) {
    this.attempts = attempts;
    this.random = random;
    this.clock = clock;
  }

  /// What a step came to.
  ///
  /// @param cause `OK`, or the code that support reads
  record Verdict(String cause, SignInOutcome outcome) {}

  /// @param account what the tries are counted by, beside the address
  /// @param address where the request came from
  Attempt attempt(String step, String account, String address) {
    String reference = "R-" + Base32.random(random, REFERENCE);
    return new Attempt(
        step,
        Attempt.normal(account),
        Attempt.account(account),
        address,
        reference,
        clock.instant());
  }

  /// Takes the step unless too many have failed. A device that the account knows is held up by its
  /// own failures only: nobody locks the owner out by trying from elsewhere.
  SignInOutcome limited(Attempt attempt, Supplier<Verdict> step) {
    long id = attempts.begin(attempt);
    var failures = attempts.failures(attempt);
    boolean known = attempt.address().startsWith(Devices.KNOWN);
    if (failures.together() > LIMIT_TOGETHER
        || (!known && failures.account() > LIMIT_ACCOUNT)
        || (!known && failures.address() > LIMIT_ADDRESS)) {
      attempts.settle(id, "THROTTLED");
      return new Throttled(attempt.reference(), minutesLeft(failures, attempt.at()));
    }
    return settled(attempt, id, step);
  }

  /// Notes a step at which nothing can be guessed: a failure there is no reason to close the door
  /// to everybody behind the same address.
  SignInOutcome noted(Attempt attempt, Supplier<Verdict> step) {
    return settled(attempt, attempts.begin(attempt), step);
  }

  private SignInOutcome settled(Attempt attempt, long id, Supplier<Verdict> step) {
    Verdict verdict = step.get();
    attempts.settle(id, verdict.cause());
    LOG.atInfo()
        .addKeyValue("step", attempt.step())
        .addKeyValue("cause", verdict.cause())
        .addKeyValue("reference", attempt.reference())
        .log("sign-in");
    return verdict.outcome();
  }

  private static int minutesLeft(AttemptStore.Failures failures, Instant now) {
    Instant free = failures.oldest().orElse(now).plus(AttemptStore.WINDOW);
    return (int) Math.max(1, Duration.between(now, free).plusSeconds(59).toMinutes());
  }
}
