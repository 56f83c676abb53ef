// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Observation.State;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/// What a future {@link Policy} would meet here.
final class PolicyProbes {
  private final Visit visit;
  private final Policy policy;

  PolicyProbes(Visit visit) {
    this.visit = visit;
    this.policy = visit.references().policy();
  }

  /// TLS 1.3 alone, and if that fails whatever both sides know: the difference is the version.
  List<Observation> tls() {
    if (!policy.only13()) {
      return List.of();
    }
    State future = new State("policy.tls", greet(List.of("TLSv1.3")), place().toString());
    return future.value().equals("OK")
        ? List.of(future)
        : List.of(future, new State("policy.anytls", greet(List.of()), place().toString()));
  }

  private Endpoint place() {
    return policy.place().orElseGet(visit.target::endpoint);
  }

  private String greet(List<String> protocols) {
    try {
      var hello = TlsWire.greet(visit.to(place()), place().host(), protocols);
      hello.close();
      return hello.outcome().name();
    } catch (IOException e) {
      return Outcome.of(e, false).name();
    }
  }

  /// The first of the new addresses that cannot be reached.
  List<Observation> addresses() {
    for (String address : policy.addresses()) {
      var reach = visit.reach("", InetAddress.ofLiteral(address), visit.target.port());
      if (reach.outcome() != Outcome.OK) {
        return List.of(new State("policy.addresses", reach.outcome().name(), reach.address()));
      }
    }
    return policy.addresses().isEmpty()
        ? List.of()
        : List.of(new State("policy.addresses", "OK", String.join(" ", policy.addresses())));
  }

  /// Whether this machine trusts the new roots already.
  List<Observation> roots() {
    for (var root : policy.roots()) {
      boolean known =
          visit.here.roots().stream().anyMatch(anchor -> root.equals(anchor.getTrustedCert()));
      if (!known) {
        String name = root.getSubjectX500Principal().getName();
        return List.of(new State("policy.roots", "MISSING", name));
      }
    }
    return policy.roots().isEmpty() ? List.of() : List.of(new State("policy.roots", "KNOWN", ""));
  }
}
