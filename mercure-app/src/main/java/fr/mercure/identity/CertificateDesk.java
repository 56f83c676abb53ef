// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SignInLimits.Verdict;
import fr.mercure.identity.SignInOutcome.Proven;
import fr.mercure.identity.SignInOutcome.Reason;
import fr.mercure.identity.SignInOutcome.Refused;
import fr.mercure.identity.certificate.CertificateJudge;
import fr.mercure.identity.certificate.CertificateVerdict;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Ties certificates to people, and takes them as one factor more.
@Component
final class CertificateDesk {
  private final CertificateJudge judge;
  private final CertificateStore store;
  private final PersonStore people;
  private final SignInLimits limits;
  private final Clock clock;

  CertificateDesk(
      CertificateJudge judge,
      CertificateStore store,
      PersonStore people,
      SignInLimits limits,
      Clock clock) {
    this.judge = judge;
    this.store = store;
    this.people = people;
    this.limits = limits;
    this.clock = clock;
  }

  /// Whether the certificate that came is this person's and may serve.
  ///
  /// @param chain as it came; empty if none did
  /// @param address where the request came from
  SignInOutcome prove(long person, List<X509Certificate> chain, String address) {
    String email = people.person(person).map(Person::email).orElse("");
    Attempt attempt = limits.attempt(Attempt.CERTIFICATE, email, address);
    return limits.noted(
        attempt,
        () ->
            fault(person, chain)
                .map(code -> refused(attempt, code))
                .orElseGet(() -> new Verdict("OK", new Proven(person))));
  }

  private static Verdict refused(Attempt attempt, String code) {
    return new Verdict(code, new Refused(attempt.reference(), Optional.of(new Reason(code, 0))));
  }

  private Optional<String> fault(long person, List<X509Certificate> chain) {
    return switch (judge.judge(chain)) {
      case CertificateVerdict.Refused(String code) -> Optional.of(code);
      case CertificateVerdict.Accepted(X509Certificate certificate, _) -> {
        Optional<Long> owner = store.owner(certificate);
        if (owner.isEmpty()) {
          yield Optional.of("CRT-005");
        }
        if (owner.get() != person) {
          yield Optional.of("CRT-006");
        }
        store.used(certificate, clock.instant());
        yield Optional.empty();
      }
    };
  }

  /// Ties the certificate that came to the person, if it may serve.
  ///
  /// @return the code of what is wrong with it; nothing once it is tied
  Optional<String> tie(long person, List<X509Certificate> chain) {
    return tie(chain, certificate -> store.tieToPerson(certificate, person, clock.instant()));
  }

  /// Lets a certificate stand for the key of a machine, if it may serve.
  ///
  /// @param key see {@link ApiKey#id}
  /// @return the code of what is wrong with it; nothing once it is tied
  Optional<String> tieToKey(long key, X509Certificate shown) {
    return tie(List.of(shown), certificate -> store.tieToKey(certificate, key, clock.instant()));
  }

  private Optional<String> tie(List<X509Certificate> chain, Predicate<X509Certificate> kept) {
    return switch (judge.judge(chain)) {
      case CertificateVerdict.Refused(String code) -> Optional.of(code);
      case CertificateVerdict.Accepted(X509Certificate certificate, _) ->
          kept.test(certificate) ? Optional.empty() : Optional.of("CRT-009");
    };
  }
}
