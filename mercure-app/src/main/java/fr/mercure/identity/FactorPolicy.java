// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What must be proven for which act: the whole table, as the page of it shows it and as the tests
/// hold every endpoint to it.
final class FactorPolicy {
  private FactorPolicy() {}

  /// What must be proven, from least to most.
  enum Proof {
    /// Nothing.
    NONE,
    /// The first factor: a password, or a weak level of FranceConnect.
    ONE,
    /// Two factors, or a passkey, which is two at once.
    TWO,
    /// Two, and a strong one again not long before: code, passkey or certificate.
    FRESH,
    /// Two, and a key of the person's own not long before: passkey or certificate.
    SIGNED
  }

  /// One line.
  ///
  /// @param act `PUBLIC`, `SITUATION`, `WORK`, or the name of a {@link SealingAct}
  /// @param within how recent the last factor must be; empty if the session is enough
  record Line(String act, Proof proof, Optional<Duration> within) {}

  static List<Line> table(IdentitySettings settings) {
    Stream<Line> always =
        Stream.of(
            new Line("PUBLIC", Proof.NONE, Optional.empty()),
            new Line("SITUATION", Proof.ONE, Optional.empty()),
            new Line("WORK", Proof.TWO, Optional.empty()));
    Stream<Line> sealing =
        Arrays.stream(SealingAct.values())
            .map(act ->
                new Line(act.name(), sealing(act, settings), Optional.of(act.fresh(settings))));
    return Stream.concat(always, sealing).toList();
  }

  /// What a page or form asks of a person. Machines have their key or certificate and nothing else.
  ///
  /// @param sealing the act that it seals, if any
  static Proof of(Allowed allowed, Optional<SealingAct> sealing, IdentitySettings settings) {
    if (allowed.anyone()) {
      return Proof.NONE;
    }
    if (allowed.firstFactor()) {
      return Proof.ONE;
    }
    return sealing.map(act -> sealing(act, settings)).orElse(Proof.TWO);
  }

  private static Proof sealing(SealingAct act, IdentitySettings settings) {
    return act.isSigned(settings) ? Proof.SIGNED : Proof.FRESH;
  }
}
