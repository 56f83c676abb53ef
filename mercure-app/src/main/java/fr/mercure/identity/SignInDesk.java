// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SignInLimits.Verdict;
import fr.mercure.identity.SignInOutcome.Proven;
import fr.mercure.identity.SignInOutcome.Reason;
import fr.mercure.identity.SignInOutcome.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/// The two steps of signing in: password, then code.
///
/// Who has proven nothing learns nothing: an account that does not exist takes the same path, the
/// same time and gets the same answer as one whose password is wrong.
@Component
final class SignInDesk {
  /// A telephone off by up to ten minutes is told so instead of "wrong code".
  private static final int DRIFT_SEEN = 20;

  private final PersonStore people;
  private final TotpStore totp;
  private final SignInLimits limits;
  private final PasswordHashes hashes;
  private final SecretBox box;
  private final Clock clock;

  SignInDesk(
      PersonStore people,
      TotpStore totp,
      SignInLimits limits,
      PasswordHashes hashes,
      SecretBox box,
      Clock clock) {
    this.people = people;
    this.totp = totp;
    this.limits = limits;
    this.hashes = hashes;
    this.box = box;
    this.clock = clock;
  }

  /// First step.
  ///
  /// @param address where the request came from
  SignInOutcome password(String email, String password, String address) {
    Attempt attempt = limits.attempt(Attempt.PASSWORD, email, address);
    return limits.limited(
        attempt,
        () -> {
          var found = people.credentials(Attempt.normal(email));
          boolean right = hashes.matches(password, found.flatMap(PersonStore.Credentials::hash));
          if (!right) {
            return new Verdict(wrong(email, password, found), refused(attempt));
          }
          var credentials = found.orElseThrow();
          return credentials.active()
              ? new Verdict("OK", new Proven(credentials.person()))
              : new Verdict("AUT-003", refused(attempt, new Reason("AUT-003", 0)));
        });
  }

  /// What was wrong, for the owner and for support. A slip costs the time of a second hash, which
  /// depends on what was typed alone and never on the account; it opens nothing.
  private String wrong(String email, String typed, Optional<PersonStore.Credentials> found) {
    Optional<String> meant = TypingSlips.meant(typed);
    boolean slipped =
        meant.isPresent()
            && hashes.matches(meant.get(), found.flatMap(PersonStore.Credentials::hash));
    if (slipped) {
      return "AUT-010";
    }
    if (found.isPresent()) {
      return "AUT-013";
    }
    return email.contains("@") ? "AUT-014" : "AUT-009";
  }

  /// Whose address it is.
  ///
  /// @throws java.util.NoSuchElementException if it is nobody's
  long owner(String email) {
    return people.credentials(Attempt.normal(email)).orElseThrow().person();
  }

  /// Second step: a code of the authenticator, or a recovery code.
  SignInOutcome code(long person, String typed, String address) {
    String email = people.person(person).map(Person::email).orElse("");
    Attempt attempt = limits.attempt(Attempt.SECOND_FACTOR, email, address);
    String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return limits.limited(
        attempt,
        () -> {
          Optional<Reason> fault =
              people.isActive(person) ? wrong(person, code) : Optional.of(new Reason("AUT-003", 0));
          return fault
              .map(reason -> new Verdict(reason.code(), refused(attempt, reason)))
              .orElseGet(() -> new Verdict("OK", new Proven(person)));
        });
  }

  private Optional<Reason> wrong(long person, String code) {
    return code.matches("[0-9]{6}") ? wrongCode(person, code) : wrongRecovery(person, code);
  }

  private Optional<Reason> wrongCode(long person, String code) {
    var enrolled = totp.find(person);
    if (enrolled.isEmpty()) {
      return Optional.of(new Reason("MFA-001", 0));
    }
    byte[] secret = box.unseal(enrolled.get().box(), person);
    Instant now = clock.instant();
    OptionalLong step = Totp.find(secret, code, now, Totp.TOLERANCE);
    if (step.isEmpty()) {
      return Optional.of(driftOf(secret, code, now));
    }
    return totp.spend(person, step.getAsLong())
        ? Optional.empty()
        : Optional.of(new Reason("MFA-003", secondsToNextCode(now)));
  }

  private Optional<Reason> wrongRecovery(long person, String code) {
    byte[] hash = Sha256.of(code.getBytes(StandardCharsets.UTF_8));
    return totp.spendRecovery(person, hash, clock.instant())
        ? Optional.empty()
        : Optional.of(new Reason("MFA-000", 0));
  }

  private static Reason driftOf(byte[] secret, String code, Instant now) {
    OptionalLong far = Totp.find(secret, code, now, DRIFT_SEEN);
    return far.isPresent()
        ? new Reason("MFA-002", (far.getAsLong() - Totp.step(now)) * Totp.STEP_SECONDS)
        : new Reason("MFA-000", 0);
  }

  static long secondsToNextCode(Instant now) {
    return Totp.STEP_SECONDS - Math.floorMod(now.getEpochSecond(), Totp.STEP_SECONDS);
  }

  private static Refused refused(Attempt attempt) {
    return new Refused(attempt.reference(), Optional.empty());
  }

  private static Refused refused(Attempt attempt, Reason reason) {
    return new Refused(attempt.reference(), Optional.of(reason));
  }
}
