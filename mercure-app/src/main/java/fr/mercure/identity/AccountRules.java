// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether an account may serve: not asleep, its address confirmed, the terms of use accepted. Adds
/// to what {@link AccessRules} finds; pure as they are.
final class AccountRules {
  /// Thirteen months.
  static final Duration DORMANT = Duration.ofDays(395);

  private AccountRules() {}

  /// What stops the account; nothing if all is well.
  static List<AccessGate> gates(AccountFacts facts, Instant now) {
    var gates = new ArrayList<AccessGate>();
    Instant asleep = facts.seen().plus(DORMANT);
    if (!now.isBefore(asleep)) {
      gates.add(blocked("AUT-004", Optional.of(asleep)));
    }
    if (facts.confirmed().isEmpty()) {
      gates.add(blocked("AUT-006", Optional.empty()));
    }
    if (facts.accepted() < facts.terms()) {
      gates.add(blocked("AUT-012", Optional.empty()));
    }
    return gates;
  }

  private static AccessGate blocked(String code, Optional<Instant> since) {
    return AccessGate.of(Causes.of(code), Wording.NONE, since);
  }
}
