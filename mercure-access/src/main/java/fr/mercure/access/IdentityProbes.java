// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Observation.State;
import fr.mercure.access.TlsWire.Hello;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/// Other documents that signing in needs: the discovery of the identity provider (OpenID Connect
/// Discovery 1.0 §4) and the configuration of the proxy.
final class IdentityProbes {
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final Visit visit;

  IdentityProbes(Visit visit) {
    this.visit = visit;
  }

  private record Fetched(String failure, int status, String text) {}

  List<Observation> discovery() {
    return visit
        .references()
        .oidc()
        .<List<Observation>>map(issuer -> {
          Target place = Target.of(strip(issuer) + DISCOVERY, References.NONE);
          Fetched fetched = fetch(place);
          return List.of(new State("oidc", discoveryWord(fetched), place.host()));
        })
        .orElse(List.of());
  }

  private static String strip(URI issuer) {
    String text = issuer.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static String discoveryWord(Fetched fetched) {
    if (!fetched.failure().isEmpty()) {
      return fetched.failure();
    }
    if (fetched.status() >= 500) {
      return "ERROR";
    }
    return fetched.status() == 200 && fetched.text().contains("\"issuer\"")
        ? "OK"
        : "NOT_DISCOVERY";
  }

  List<Observation> pac() {
    return visit
        .references()
        .pac()
        .<List<Observation>>map(file -> {
          Fetched fetched = fetch(Target.of(file.toString(), References.NONE));
          String word =
              !fetched.failure().isEmpty()
                  ? "DEAD"
                  : fetched.status() != 200
                      ? "MISSING"
                      : fetched.text().contains("FindProxyForURL") ? "OK" : "NOT_A_PAC";
          return List.of(new State("pac", word, file.toString()));
        })
        .orElse(List.of());
  }

  private Fetched fetch(Target place) {
    String request =
        "GET "
            + place.path()
            + " HTTP/1.1\r\nHost: "
            + place.host()
            + "\r\nUser-Agent: "
            + HttpProbes.AGENT
            + "\r\nConnection: close\r\n\r\n";
    try {
      InetAddress address = visit.resolve(place.host());
      Socket socket = visit.dial(address, place.port(), false);
      Wire wire = Wire.plain(socket);
      if (place.encrypted()) {
        Hello hello = TlsWire.greet(socket, place.host(), List.of());
        TlsWire secured = hello.wire();
        if (secured == null) {
          return new Fetched("UNREACHABLE", 0, "");
        }
        if (!isGood(hello, place)) {
          secured.close();
          return new Fetched("UNTRUSTED", 0, "");
        }
        wire = secured;
      }
      try (Wire open = wire) {
        HttpReply reply = HttpReply.ask(open, request, new byte[0]);
        return new Fetched("", reply.status(), reply.text());
      }
    } catch (HttpReply.Garbled e) {
      return new Fetched("", 200, "");
    } catch (IOException e) {
      return new Fetched("UNREACHABLE", 0, "");
    }
  }

  private boolean isGood(Hello hello, Target place) {
    var judgement =
        Judgement.of(hello.chain(), place.host(), visit.here.roots(), visit.here.clock().instant());
    return judgement.path() == Judgement.Path.TRUSTED && judgement.named();
  }
}
