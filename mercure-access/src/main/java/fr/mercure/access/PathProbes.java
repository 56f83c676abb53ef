// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Observation.Reach;
import fr.mercure.access.Observation.State;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Connections: to the service over both families, to the witness, through the proxy.
final class PathProbes {
  private final Visit visit;

  PathProbes(Visit visit) {
    this.visit = visit;
  }

  /// One address of each family. The service is reached if one of them is; the first that is will
  /// be used from here on.
  List<Observation> service() {
    Optional<InetAddress> four =
        visit.addresses.stream().filter(one -> !(one instanceof Inet6Address)).findFirst();
    Optional<InetAddress> six =
        visit.addresses.stream().filter(Inet6Address.class::isInstance).findFirst();
    var seen = new ArrayList<Observation>();
    Optional<Reach> byFour = four.map(address -> visit.reach("v4", address, visit.target.port()));
    Optional<Reach> bySix = six.map(address -> visit.reach("v6", address, visit.target.port()));
    if (byFour.isPresent() && bySix.isPresent()) {
      seen.add(byFour.orElseThrow());
      seen.add(bySix.orElseThrow());
    }
    boolean useFour =
        bySix.isEmpty() || byFour.filter(reach -> reach.outcome() == Outcome.OK).isPresent();
    Reach best = (useFour ? byFour : bySix).orElseThrow();
    visit.addresses = List.of((useFour ? four : six).orElseThrow());
    seen.add(new Reach("service", best.outcome(), best.address(), best.millis()));
    seen.addAll(path(best.outcome() == Outcome.OK));
    return seen;
  }

  private List<Observation> path(boolean open) {
    var seen = new ArrayList<Observation>();
    seen.add(new State("path", open ? "OPEN" : "CLOSED", ""));
    if (!visit.target.encrypted()) {
      seen.add(new State("tls.service", "NONE", ""));
    }
    return seen;
  }

  List<Observation> plain() {
    int port = visit.references().plainPort();
    return port == 0 || !visit.target.encrypted()
        ? List.of()
        : List.of(visit.reach("plain", visit.addresses.getFirst(), port));
  }

  List<Observation> witness() {
    return visit
        .references()
        .witness()
        .<List<Observation>>map(place -> List.of(visit.reach("witness", place)))
        .orElse(List.of());
  }

  List<Observation> declared() {
    return List.of(
        visit
            .here
            .proxy()
            .map(proxy -> new State("proxy", "DECLARED", proxy.toString()))
            .orElseGet(() -> new State("proxy", "NONE", "")));
  }

  List<Observation> proxy() {
    Endpoint proxy = visit.here.proxy().orElseThrow();
    Reach reach = visit.reach("", proxy);
    var seen = new ArrayList<Observation>();
    seen.add(new State("proxy.tcp", reach.outcome().name(), proxy.toString()));
    if (reach.outcome() != Outcome.OK) {
      seen.addAll(path(false));
      return seen;
    }
    State connect = connect(proxy);
    seen.add(connect);
    seen.addAll(path(connect.value().equals("OK")));
    return seen;
  }

  private State connect(Endpoint proxy) {
    String place = visit.target.endpoint().toString();
    String request = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n";
    try (Socket socket = visit.dial(visit.resolve(proxy.host()), proxy.port(), false)) {
      HttpReply reply = HttpReply.ask(Wire.plain(socket), request, new byte[0]);
      List<String> schemes = reply.headers().getOrDefault("proxy-authenticate", List.of());
      String detail = ("HTTP " + reply.status() + " " + String.join(", ", schemes)).strip();
      return new State("proxy.connect", word(reply.status(), schemes), detail);
    } catch (HttpReply.Garbled e) {
      return new State("proxy.connect", "NO_PROXY", "");
    } catch (IOException e) {
      return new State("proxy.connect", Outcome.of(e, true).name(), "");
    }
  }

  private static String word(int status, List<String> schemes) {
    if (status == 407) {
      boolean domainOnly =
          !schemes.isEmpty()
              && schemes.stream()
                  .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                  .allMatch(s -> s.startsWith("ntlm") || s.startsWith("negotiate"));
      return domainOnly ? "DOMAIN_ACCOUNT" : "AUTHENTICATE";
    }
    return status == 200 ? "OK" : status < 500 ? "DENIED" : "NO_WAY";
  }

  /// Whether the service could be reached without the proxy.
  List<Observation> direct() {
    Reach reach = visit.reach("", visit.target.endpoint());
    return List.of(new State("direct", reach.outcome().name(), reach.outcome().name()));
  }
}
