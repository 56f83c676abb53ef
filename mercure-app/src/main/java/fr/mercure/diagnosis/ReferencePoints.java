// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.access.Echo;
import fr.mercure.access.Quality;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/// What the agent and the page measure against: answers whose every byte both sides know, so that
/// what a box on the way changes, holds back or cuts can be told from what the service does.
final class ReferencePoints {
  /// What `/acces/envoi` reads at most.
  static final int MOST_BYTES = 5_000_000;

  private static final Duration LONGEST_UPLOAD = Duration.ofSeconds(30);
  private static final int EVENTS = 5;
  private static final Duration BETWEEN_EVENTS = Duration.ofMillis(150);
  private static final int MOST_AT_ONCE = 100;

  /// Silent streams hold a thread for minutes, so they have places of their own.
  private static final int MOST_WAITING = 40;

  private static final int LONGEST_PAUSE = 300;

  /// Headers that are told back. Credentials are not among them: a script must not read here what
  /// is hidden from it.
  private static final List<String> TOLD =
      List.of(
          "host",
          "user-agent",
          "accept",
          "accept-encoding",
          "accept-language",
          "connection",
          "via",
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-proto",
          "x-proxy-id",
          "cache-control");

  /// What the agent sends to see whether it arrives.
  private static final String CANARY = "canary";

  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final byte[] noise = new byte[Quality.BYTES];
  private final Clock clock;

  /// @param random makes bytes that no box can compress
  ReferencePoints(RandomGenerator random, Clock clock) {
    random.nextBytes(noise);
    this.clock = clock;
  }

  /// Answers with nothing, which no captive portal does.
  void marker(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /// What arrived, a line `name: value` each: first what the server sees of the connection, then
  /// the headers.
  void echo(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var text = new StringBuilder();
    line(text, "client-address", ClientAddress.of(request));
    line(text, "server-time", Long.toString(clock.millis()));
    Encryption.of(request).ifPresent(seen -> line(text, "tls", seen.toString()));
    TOLD.forEach(name -> header(request, name).ifPresent(value -> line(text, name, value)));
    header(request, "authorization")
        .map(value -> value.equals("Bearer " + CANARY) ? value : "hidden")
        .ifPresent(value -> line(text, "authorization", value));
    if (AccessCookie.is(request, CANARY)) {
      line(text, "cookie", AccessCookie.NAME + "=" + CANARY);
    }
    response.addHeader("Set-Cookie", "acces-echo=1; Path=/acces; Max-Age=60; SameSite=Lax");
    send(response, "text/plain;charset=UTF-8", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name.toLowerCase(Locale.ROOT)).append(": ");
    text.append(value.replaceAll("\\p{Cntrl}", " ")).append('\n');
  }

  /// A script whose bytes both sides know.
  void script(HttpServletResponse response) throws IOException {
    send(response, "text/javascript;charset=UTF-8", Echo.SCRIPT.getBytes(StandardCharsets.UTF_8));
  }

  /// Bytes to measure the rate with.
  void rate(HttpServletResponse response) throws IOException {
    send(response, "application/octet-stream", noise);
  }

  /// Counts what arrives and says how much it was.
  void upload(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    if (!room.tryAcquire()) {
      busy(response);
      return;
    }
    try {
      String count = Long.toString(count(request.getInputStream()));
      send(response, "text/plain;charset=UTF-8", count.getBytes(StandardCharsets.UTF_8));
    } finally {
      room.release();
    }
  }

  private static long count(InputStream in) throws IOException {
    long end = System.nanoTime() + LONGEST_UPLOAD.toNanos();
    byte[] buffer = new byte[16 * 1024];
    long count = 0;
    int read;
    while ((read = in.read(buffer)) >= 0 && count < MOST_BYTES && System.nanoTime() < end) {
      count += read;
    }
    return count;
  }

  /// Five events, one after another: who receives them at once has a box on the way that holds them
  /// back. With `pause=` and a number of seconds two events, and silence between them: what is on
  /// the way must not forget the connection meanwhile.
  void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Duration pause = pause(request);
    Semaphore places = pause.isZero() ? room : waiting;
    if (!places.tryAcquire()) {
      busy(response);
      return;
    }
    try {
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader("X-Accel-Buffering", "no");
      OutputStream out = response.getOutputStream();
      int events = pause.isZero() ? EVENTS : 2;
      for (int i = 0; i < events; i++) {
        out.write(("data: " + i + "\n\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread.sleep(i > 0 || pause.isZero() ? BETWEEN_EVENTS : pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server stops
    } finally {
      places.release();
    }
  }

  private static Duration pause(HttpServletRequest request) {
    String asked = request.getParameter("pause");
    return asked != null && asked.matches("[0-9]{1,3}")
        ? Duration.ofSeconds(Math.min(Integer.parseInt(asked), LONGEST_PAUSE))
        : Duration.ZERO;
  }

  private static void busy(HttpServletResponse response) {
    response.setHeader("Retry-After", "10");
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
  }

  private static void send(HttpServletResponse response, String type, byte[] body)
      throws IOException {
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
