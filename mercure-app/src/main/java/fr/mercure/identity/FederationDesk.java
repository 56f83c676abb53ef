// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SignInLimits.Verdict;
import fr.mercure.identity.SignInOutcome.Proven;
import fr.mercure.identity.SignInOutcome.Reason;
import fr.mercure.identity.SignInOutcome.Refused;
import fr.mercure.identity.federation.FederatedIdentity;
import fr.mercure.identity.federation.Federation;
import fr.mercure.identity.federation.FederationOutcome;
import fr.mercure.identity.federation.FederationOutcome.Failed;
import fr.mercure.identity.federation.FederationOutcome.Recognised;
import fr.mercure.identity.federation.Pending;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Signing in with an identity that a provider vouches for. An identity opens an account only once
/// its owner, signed in, has tied the two: the same address or name is never enough.
@Component
final class FederationDesk {
  private static final Logger LOG = LoggerFactory.getLogger(FederationDesk.class);

  private final Federation federation;
  private final FederationStore store;
  private final PersonStore people;
  private final SignInLimits limits;
  private final Clock clock;

  FederationDesk(
      Federation federation,
      FederationStore store,
      PersonStore people,
      SignInLimits limits,
      Clock clock) {
    this.federation = federation;
    this.store = store;
    this.people = people;
    this.limits = limits;
    this.clock = clock;
  }

  /// What came back, and whose account it opens.
  ///
  /// @param identity recognised by the provider, tied or not
  /// @param token with which the provider is left again; empty if nobody was recognised
  /// @param outcome of signing in
  record Returned(Optional<FederatedIdentity> identity, String token, SignInOutcome outcome) {}

  /// @param answer parameters of the request that came back
  /// @param address where the request came from
  Returned complete(Pending pending, Map<String, String> answer, String address) {
    Recognised[] seen = new Recognised[1];
    Attempt attempt = limits.attempt(Attempt.FEDERATION, "federation from " + address, address);
    SignInOutcome outcome =
        limits.noted(
            attempt,
            () ->
                switch (federation.complete(pending, answer)) {
                  case Recognised known -> {
                    seen[0] = known;
                    yield verdict(attempt, known.identity());
                  }
                  case Failed failed -> failed(attempt, pending, failed);
                });
    Optional<Recognised> known = Optional.ofNullable(seen[0]);
    return new Returned(
        known.map(Recognised::identity), known.map(Recognised::token).orElse(""), outcome);
  }

  private Verdict verdict(Attempt attempt, FederatedIdentity identity) {
    Optional<Long> owner = store.use(identity, clock.instant());
    if (owner.isEmpty()) {
      return refused(attempt, store.isChanged(identity) ? "FED-005" : "FED-004");
    }
    long person = owner.get();
    if (!people.isActive(person)) {
      return refused(attempt, "AUT-003");
    }
    return identity.siret().isEmpty() || store.actsFor(person, identity.siret())
        ? new Verdict("OK", new Proven(person))
        : refused(attempt, "FED-006");
  }

  /// The exact words of the provider are for support; ours are for the person.
  private static Verdict failed(Attempt attempt, Pending pending, FederationOutcome.Failed failed) {
    LOG.warn(
        "{} refused as {}, reference {}: {}",
        pending.provider().label(),
        failed.code(),
        attempt.reference(),
        failed.detail());
    return refused(attempt, failed.code());
  }

  private static Verdict refused(Attempt attempt, String code) {
    return new Verdict(code, new Refused(attempt.reference(), Optional.of(new Reason(code, 0))));
  }
}
