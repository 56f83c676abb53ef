// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Observation.Reply;
import fr.mercure.access.Observation.Skew;
import fr.mercure.access.Observation.State;
import fr.mercure.access.TlsWire.Hello;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Requests over HTTP/1.1. Whatever they carry is a canary: the channel may not be verified.
final class HttpProbes {
  /// Who asks, for the journals of the other side.
  static final String AGENT = "Mercure-Access/1";

  /// The mark of a Mercure, on each answer under `/acces`.
  static final String MARK = "mercure-access";

  private final Visit visit;

  HttpProbes(Visit visit) {
    this.visit = visit;
  }

  /// An answer, or how it failed to come.
  private record Answer(Optional<HttpReply> reply, String failure, boolean certificateAsked) {
    static Answer failed(String failure) {
      return new Answer(Optional.empty(), failure, false);
    }
  }

  private static String get(String path, String host, String more) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\nUser-Agent: "
        + AGENT
        + "\r\nAccept: */*\r\nConnection: close\r\n"
        + more
        + "\r\n";
  }

  private Answer ask(String request, byte[] content) {
    try {
      return ask(
          visit.toService(false), visit.target.encrypted(), visit.target.host(), request, content);
    } catch (IOException e) {
      return Answer.failed(Outcome.of(e, false).name());
    }
  }

  private static Answer ask(
      Socket socket, boolean encrypted, String host, String request, byte[] content) {
    if (!encrypted) {
      try (Wire wire = Wire.plain(socket)) {
        return ask(wire, request, content, false);
      }
    }
    Hello hello = TlsWire.greet(socket, host, List.of());
    TlsWire wire = hello.wire();
    if (wire == null) {
      return Answer.failed(hello.outcome().name());
    }
    try (wire) {
      Answer answer = ask(wire, request, content, true);
      return new Answer(answer.reply(), answer.failure(), wire.certificateAsked());
    }
  }

  private static Answer ask(Wire wire, String request, byte[] content, boolean encrypted) {
    try {
      return new Answer(Optional.of(HttpReply.ask(wire, request, content)), "", false);
    } catch (HttpReply.Garbled e) {
      return Answer.failed("GARBLED");
    } catch (IOException e) {
      Outcome outcome = Outcome.of(e, true);
      return Answer.failed(encrypted && outcome == Outcome.ALERT ? "ALERT" : outcome.name());
    }
  }

  private String authority() {
    int port = visit.target.port();
    boolean usual = port == (visit.target.encrypted() ? 443 : 80);
    return usual ? visit.target.host() : visit.target.host() + ":" + port;
  }

  /// The page asked for, then the marker that only a Mercure has.
  List<Observation> service() {
    Answer page = ask(get(visit.target.path(), authority(), ""), new byte[0]);
    Answer marker = ask(get("/acces/204", authority(), ""), new byte[0]);
    boolean ours = marker.reply().filter(HttpProbes::isMarker).isPresent();
    String by = ours ? "MERCURE" : "OTHER";
    var seen = new ArrayList<Observation>();
    seen.add(
        new Reply(
            "http.service",
            page.reply().map(this::word).orElseGet(() -> failure(page)),
            page.reply().map(HttpReply::status).orElse(0),
            page.reply().flatMap(reply -> reply.header("server")).orElse("")));
    seen.add(new State("http.by", by, ""));
    page.reply().flatMap(HttpReply::date).ifPresent(date -> seen.add(skew(date)));
    return seen;
  }

  private static String failure(Answer page) {
    boolean closedForWantOfOne =
        page.certificateAsked()
            && (page.failure().equals("ALERT")
                || page.failure().equals("CLOSED")
                || page.failure().equals("RESET"));
    return closedForWantOfOne ? "CERTIFICATE" : page.failure();
  }

  private Skew skew(java.time.Instant date) {
    visit.serverTime = Optional.of(date);
    return new Skew(Duration.between(date, visit.here.clock().instant()).toSeconds());
  }

  private static boolean isMarker(HttpReply reply) {
    return reply.status() == 204 && reply.header(MARK).isPresent();
  }

  private String word(HttpReply reply) {
    return switch (reply.status()) {
      case 400 -> "BAD_REQUEST";
      case 403 -> "FORBIDDEN";
      case 429 -> "TOO_MANY";
      case 503 -> "UNAVAILABLE";
      case 301, 302, 303, 307, 308 -> isLoop(reply) ? "LOOP" : "OK";
      default -> reply.status() >= 500 ? "ERROR" : "OK";
    };
  }

  private boolean isLoop(HttpReply reply) {
    return reply
        .header("location")
        .flatMap(HttpProbes::uri)
        .map(location -> visit.target.uri().resolve(location))
        .filter(location -> location.equals(visit.target.uri()))
        .isPresent();
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  List<Observation> witness() {
    return visit
        .references()
        .witness()
        .<List<Observation>>map(place -> {
          try {
            Answer answer =
                ask(
                    visit.to(place),
                    true,
                    place.host(),
                    get("/", place.toString(), ""),
                    new byte[0]);
            String word = answer.reply().isPresent() ? "OK" : answer.failure();
            return List.of(new State("http.witness", word, place.toString()));
          } catch (IOException e) {
            return List.of(
                new State("http.witness", Outcome.of(e, false).name(), place.toString()));
          }
        })
        .orElse(List.of());
  }

  // --- the unencrypted port --------------------------------------------------------------------

  List<Observation> plain() {
    return plain(
        "plain.service",
        visit.target.host(),
        visit.addresses.getFirst(),
        visit.references().plainPort());
  }

  List<Observation> plainWitness() {
    Optional<Endpoint> witness = visit.references().witness();
    if (witness.isEmpty() || visit.references().witnessPlainPort() == 0) {
      return List.of();
    }
    String host = witness.orElseThrow().host();
    try {
      return plain(
          "plain.witness", host, visit.resolve(host), visit.references().witnessPlainPort());
    } catch (IOException e) {
      return List.of(new State("plain.witness", Outcome.of(e, false).name(), host));
    }
  }

  private List<Observation> plain(String key, String host, InetAddress address, int port) {
    Answer answer;
    try {
      Socket socket = visit.dial(address, port, false);
      answer = ask(socket, false, host, get("/acces/204", host, ""), new byte[0]);
    } catch (IOException e) {
      answer = Answer.failed(Outcome.of(e, false).name());
    }
    var seen = new ArrayList<Observation>();
    Optional<String> other = answer.reply().flatMap(reply -> otherHost(reply, host));
    String word = answer.reply().map(reply -> plainWord(reply, other)).orElse(answer.failure());
    int status = answer.reply().map(HttpReply::status).orElse(0);
    seen.add(
        other
            .<Observation>map(to -> new State(key, word, to))
            .orElseGet(() -> new Reply(key, word, status, host)));
    if (key.equals("plain.service") && word.equals("MARKER")) {
      answer.reply().flatMap(HttpReply::date).ifPresent(date -> seen.add(skew(date)));
    }
    return seen;
  }

  private static String plainWord(HttpReply reply, Optional<String> other) {
    if (isMarker(reply)) {
      return "MARKER";
    }
    if (other.isPresent()) {
      return "OTHER_HOST";
    }
    return reply.status() == 200 || reply.status() == 511 ? "CONTENT" : "SAME_HOST";
  }

  private static Optional<String> otherHost(HttpReply reply, String host) {
    return reply
        .header("location")
        .flatMap(HttpProbes::uri)
        .map(URI::getHost)
        .filter(to -> !to.equalsIgnoreCase(host) && !to.equalsIgnoreCase("www." + host));
  }

  // --- what arrives whole ----------------------------------------------------------------------

  List<Observation> echo() {
    String sent = "Authorization: Bearer canary\r\nCookie: acces=canary\r\n";
    Answer answer = ask(get("/acces/echo", authority(), sent), new byte[0]);
    if (answer.reply().filter(reply -> reply.status() == 200).isEmpty()) {
      return List.of();
    }
    HttpReply reply = answer.reply().orElseThrow();
    String text = reply.text();
    boolean given = reply.headers().containsKey("set-cookie");
    String agent = Echo.value(text, "user-agent");
    return List.of(
        state("echo.authorization", Echo.value(text, "authorization").contains("canary")),
        state("echo.cookie", Echo.value(text, "cookie").contains("canary")),
        state("echo.setcookie", given),
        new State("echo.agent", agent.equals(AGENT) ? "SEEN" : "CHANGED", agent));
  }

  private static State state(String key, boolean seen) {
    return new State(key, seen ? "SEEN" : "STRIPPED", "");
  }

  List<Observation> script() {
    Answer answer = ask(get("/acces/temoin.js", authority(), ""), new byte[0]);
    return answer
        .reply()
        .filter(reply -> reply.status() == 200)
        .<List<Observation>>map(reply ->
            List.of(
                new State(
                    "script",
                    reply.text().equals(Echo.SCRIPT) ? "SAME" : "ALTERED",
                    reply.body().length() + " B")))
        .orElse(List.of());
  }

  List<Observation> upload() {
    return List.of(upload("upload.small", 10_000), upload("upload.large", 300_000));
  }

  List<Observation> uploadAgain() {
    return List.of(upload("upload.again", 300_000));
  }

  private State upload(String key, int size) {
    byte[] content = "0123456789".repeat(size / 10).getBytes(StandardCharsets.US_ASCII);
    String request =
        "POST /acces/envoi HTTP/1.1\r\nHost: "
            + authority()
            + "\r\nUser-Agent: "
            + AGENT
            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: "
            + size
            + "\r\nConnection: close\r\n\r\n";
    Answer answer = ask(request, content);
    String word =
        answer
            .reply()
            .map(reply ->
                switch (reply.status()) {
                  case 200 -> reply.text().strip().equals(Integer.toString(size)) ? "OK" : "SHORT";
                  case 413 -> "TOO_LARGE";
                  default -> "REFUSED";
                })
            .orElse(answer.failure());
    return new State(key, word, size / 1000 + " kB");
  }

  /// Five events over 600 ms: whoever holds them back delivers them at once.
  List<Observation> stream() {
    try {
      Socket socket = visit.toService(false);
      if (!visit.target.encrypted()) {
        try (Wire wire = Wire.plain(socket)) {
          return List.of(EventStream.watch(wire, get("/acces/flux", authority(), "")));
        }
      }
      TlsWire wire = TlsWire.greet(socket, visit.target.host(), List.of()).wire();
      if (wire == null) {
        return List.of();
      }
      try (wire) {
        return List.of(EventStream.watch(wire, get("/acces/flux", authority(), "")));
      }
    } catch (IOException e) {
      return List.of(new State("sse", Outcome.of(e, true).name(), ""));
    }
  }
}
