// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Observation.Resolution;
import fr.mercure.access.Observation.Resolution.Answer;
import fr.mercure.access.Observation.State;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Names: the resolution of the system, and the resolver asked directly.
final class NameProbes {
  private static final long SLOW_MILLIS = 1_500;

  private final Visit visit;

  NameProbes(Visit visit) {
    this.visit = visit;
  }

  List<Observation> system() {
    LongSupplier clock = Visit.stopwatch();
    String host = visit.target.host();
    try {
      List<InetAddress> found =
          Target.isAddress(host) ? List.of(visit.resolve(host)) : visit.here.names().find(host);
      visit.addresses = found;
      long millis = clock.getAsLong();
      return List.of(
          new Resolution("system", Answer.ADDRESSES, literals(found), "", millis),
          new State("dns.speed", millis > SLOW_MILLIS ? "SLOW" : "OK", millis + " ms"));
    } catch (UnknownHostException e) {
      return List.of(new Resolution("system", Answer.FAILED, List.of(), "", clock.getAsLong()));
    }
  }

  List<Observation> raw(String way, String host, boolean checkingDisabled) {
    var found = new ArrayList<Observation>();
    server()
        .ifPresent(server -> {
          Resolution answer =
              new DnsQuery(server, visit.here.read()).ask(way, host, checkingDisabled);
          if (way.equals("raw") && answer.answer() == Answer.ADDRESSES) {
            visit.addresses = answer.addresses().stream().map(InetAddress::ofLiteral).toList();
          }
          found.add(answer);
        });
    if (found.isEmpty()) {
      // No resolver is known here: only the system can be believed.
      found.add(new Resolution(way, Answer.FAILED, List.of(), "", 0));
    }
    return found;
  }

  List<Observation> witness() {
    return visit
        .references()
        .witness()
        .map(place -> raw("witness", place.host(), false))
        .orElse(List.of());
  }

  List<Observation> tcp() {
    return server()
        .map(server -> visit.reach("", server.getAddress(), server.getPort()))
        .<List<Observation>>map(
            reach -> List.of(new State("dns.tcp", reach.outcome().name(), reach.address())))
        .orElse(List.of());
  }

  /// Whether the addresses found are those that the service publishes. Without any found, the
  /// published ones are used: what lies above can still be examined.
  List<Observation> addresses() {
    List<String> published = visit.references().addresses();
    List<String> found = literals(visit.addresses);
    if (found.isEmpty() && !published.isEmpty()) {
      visit.addresses = published.stream().map(InetAddress::ofLiteral).toList();
      return List.of(new State("addresses", "PINNED", String.join(" ", published)));
    }
    String word =
        found.isEmpty()
            ? "NONE"
            : published.isEmpty()
                ? "UNKNOWN"
                : published.containsAll(found) ? "PUBLISHED" : "OTHER";
    return List.of(new State("addresses", word, String.join(" ", found)));
  }

  /// Whether this machine knows other addresses than the network does.
  List<Observation> hosts() {
    if (server().isEmpty()) {
      return List.of();
    }
    Resolution answer =
        new DnsQuery(server().orElseThrow(), visit.here.read())
            .ask("raw", visit.target.host(), false);
    List<String> found = literals(visit.addresses);
    boolean differs =
        answer.answer() == Answer.ADDRESSES
            && answer.addresses().stream().noneMatch(found::contains);
    return List.of(new State("hosts", differs ? "DIFFERS" : "SAME", String.join(" ", found)));
  }

  private java.util.Optional<InetSocketAddress> server() {
    return visit.here.nameServers().stream().findFirst();
  }

  private static List<String> literals(List<InetAddress> addresses) {
    return addresses.stream().map(InetAddress::getHostAddress).toList();
  }
}
