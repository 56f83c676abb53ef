// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import java.time.Instant;
import java.util.Optional;

/// One thing that was looked at, and what was found.
///
/// @param kind what was looked at
/// @param right the right that it is about; none if it is about all
/// @param verdict what was found
/// @param evidence what the verdict rests on, in words
/// @param cause with remedy; none if all is well
/// @param since when it began to be so
record AccessGate(
    Cause.Gate kind,
    Optional<Right> right,
    Verdict verdict,
    Wording evidence,
    Optional<Cause> cause,
    Optional<Instant> since) {

  enum Verdict {
    OK,
    /// Stops nothing yet.
    WARN,
    BLOCK,
    /// Nobody answered, or one negative answer that is not confirmed: never stops anybody.
    UNKNOWN
  }

  static AccessGate ok(Cause.Gate kind, Wording evidence) {
    return new AccessGate(
        kind, Optional.empty(), Verdict.OK, evidence, Optional.empty(), Optional.empty());
  }

  static AccessGate unknown(Cause.Gate kind, Wording evidence) {
    return new AccessGate(
        kind, Optional.empty(), Verdict.UNKNOWN, evidence, Optional.empty(), Optional.empty());
  }

  static AccessGate of(Cause cause, Wording evidence, Optional<Instant> since) {
    Verdict verdict = cause.warning() ? Verdict.WARN : Verdict.BLOCK;
    return new AccessGate(
        cause.gate(), Optional.empty(), verdict, evidence, Optional.of(cause), since);
  }

  AccessGate about(Right subject) {
    return new AccessGate(kind, Optional.of(subject), verdict, evidence, cause, since);
  }

  /// Whether it is a right that was never asked for: missing, but no trouble.
  boolean isUnasked() {
    return cause.filter(c -> c.code().equals("HAB-005")).isPresent();
  }

  /// How far it reaches; nothing unless it blocks.
  Cause.Stops stops() {
    return verdict == Verdict.BLOCK
        ? cause.map(Cause::stops).orElse(Cause.Stops.NOTHING)
        : Cause.Stops.NOTHING;
  }
}
