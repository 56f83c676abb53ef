// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Observation.Certificate;
import fr.mercure.access.Observation.Handshake;
import fr.mercure.access.Observation.State;
import fr.mercure.access.TlsWire.Hello;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Handshakes, with the service as everybody makes them and with one thing changed at a time.
final class TlsProbes {
  /// A name that no filter has reason to know.
  private static final String OTHER_NAME = "acces.invalid";

  private final Visit visit;

  TlsProbes(Visit visit) {
    this.visit = visit;
  }

  @FunctionalInterface
  private interface Dialler {
    Socket dial() throws IOException;
  }

  private record Tried(Handshake seen, List<X509Certificate> chain, boolean certificateAsked) {}

  private Tried attempt(String way, Dialler dialler, String name, List<String> protocols) {
    LongSupplier clock = Visit.stopwatch();
    try {
      Hello hello = TlsWire.greet(dialler.dial(), name, protocols);
      hello.close();
      return new Tried(
          new Handshake(way, hello.outcome(), hello.protocol(), hello.cipher(), clock.getAsLong()),
          hello.chain(),
          hello.certificateAsked());
    } catch (IOException e) {
      Outcome outcome = Outcome.of(e, false);
      return new Tried(new Handshake(way, outcome, "", "", clock.getAsLong()), List.of(), false);
    }
  }

  List<Observation> service() {
    if (!visit.target.encrypted()) {
      return List.of();
    }
    Tried tried = attempt("service", () -> visit.toService(false), visit.target.host(), List.of());
    var seen = new ArrayList<Observation>();
    seen.add(tried.seen());
    if (tried.seen().outcome() == Outcome.OK) {
      String version = tried.seen().protocol();
      seen.add(new State("tls.version", version.equals("TLSv1.3") ? "TLS13" : "TLS12", version));
      seen.add(new State("tls.client", tried.certificateAsked() ? "ASKED" : "NO", ""));
    }
    if (!tried.chain().isEmpty()) {
      visit.chain = tried.chain();
      seen.addAll(certificate(tried.chain()));
    }
    return seen;
  }

  private List<Observation> certificate(List<X509Certificate> chain) {
    var judgement =
        Judgement.of(chain, visit.target.host(), visit.here.roots(), visit.here.clock().instant());
    var seen = new ArrayList<Observation>();
    seen.add(new Certificate(judgement));
    List<String> issuers = visit.references().issuers();
    if (!issuers.isEmpty()) {
      String issuer = judgement.issuer();
      boolean published = issuers.stream().anyMatch(issuer::contains);
      seen.add(new State("issuer", published ? "PUBLISHED" : "FOREIGN", issuer));
    }
    return seen;
  }

  List<Observation> again() {
    return List.of(
        attempt("again", () -> visit.toService(false), visit.target.host(), List.of()).seen());
  }

  List<Observation> otherName() {
    return List.of(
        attempt("othername", () -> visit.toService(false), OTHER_NAME, List.of()).seen());
  }

  List<Observation> smallWindow() {
    return visit.here.proxy().isPresent()
        ? List.of()
        : List.of(
            attempt("window", () -> visit.toService(true), visit.target.host(), List.of()).seen());
  }

  List<Observation> only13() {
    return List.of(
        attempt("13", () -> visit.toService(false), visit.target.host(), List.of("TLSv1.3"))
            .seen());
  }

  List<Observation> witness() {
    var seen = new ArrayList<Observation>();
    visit
        .references()
        .witness()
        .ifPresent(place -> {
          Tried tried = attempt("witness", () -> visit.to(place), place.host(), List.of());
          seen.add(tried.seen());
          if (!tried.chain().isEmpty() && !visit.chain.isEmpty()) {
            seen.add(compared(tried.chain().getFirst()));
          }
        });
    return seen;
  }

  private State compared(X509Certificate other) {
    var issuer = other.getIssuerX500Principal();
    boolean same = issuer.equals(visit.chain.getFirst().getIssuerX500Principal());
    return new State("issuer.witness", same ? "SAME" : "OTHER", issuer.getName());
  }

  /// The chain again, with the intermediates that the service publishes.
  List<Observation> completed() {
    var all = new ArrayList<>(visit.chain);
    all.addAll(visit.references().intermediates());
    return all.size() == visit.chain.size()
        ? List.of()
        : List.of(new State("cert.completed", Judgement.path(all, visit.here.roots()).name(), ""));
  }

  /// The dates again, by the clock of the server.
  List<Observation> atServerTime() {
    return visit
        .serverTime
        .<List<Observation>>map(time ->
            List.of(
                new State(
                    "cert.server",
                    Judgement.dates(visit.chain.getFirst(), time).name(),
                    time.toString())))
        .orElse(List.of());
  }

  /// The published addresses with the right name: does the genuine service answer there?
  List<Observation> pinned() {
    List<String> published = visit.references().addresses();
    if (published.isEmpty()) {
      return List.of();
    }
    InetAddress address = InetAddress.ofLiteral(published.getFirst());
    if (!visit.target.encrypted()) {
      Outcome outcome = visit.reach("", address, visit.target.port()).outcome();
      return List.of(new State("pinned", outcome.name(), published.getFirst()));
    }
    Tried tried =
        attempt(
            "pinned",
            () -> visit.dial(address, visit.target.port(), false),
            visit.target.host(),
            List.of());
    String word = tried.seen().outcome().name();
    if (tried.seen().outcome() == Outcome.OK) {
      word = isGood(tried.chain()) ? "OK" : "UNTRUSTED";
    }
    return List.of(new State("pinned", word.toUpperCase(Locale.ROOT), published.getFirst()));
  }

  private boolean isGood(List<X509Certificate> chain) {
    var judgement =
        Judgement.of(chain, visit.target.host(), visit.here.roots(), visit.here.clock().instant());
    return judgement.path() == Judgement.Path.TRUSTED && judgement.named();
  }
}
