// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Sends reports to the portal: what could not be sent goes with the next one. The channel is
/// verified as every program does it; an unverified one never carries the token.
final class Courier {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int TRIES = 3;

  private final Delivery delivery;
  private final Optional<Endpoint> proxy;
  private final RandomGenerator random;
  private final Duration pause;

  /// @param pause before the second try; doubled before each further one, and a random part more
  Courier(Delivery delivery, Optional<Endpoint> proxy, RandomGenerator random, Duration pause) {
    this.delivery = delivery;
    this.proxy = proxy;
    this.random = random;
    this.pause = pause;
  }

  /// What became of the reports.
  ///
  /// @param left how many wait for the next time
  /// @param why the last failure; empty if there was none
  record Outcome(int sent, int left, String why) {}

  Outcome deliver(String name, String report) throws IOException, InterruptedException {
    var spool = new Spool(delivery.spool());
    spool.add(name, report);
    int sent = 0;
    String why = "";
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (attempt > 0) {
        long wait = pause.toMillis() << (attempt - 1);
        Thread.sleep(wait + random.nextLong(wait + 1));
      }
      why = "";
      for (Path file : spool.waiting()) {
        why = send(Files.readAllBytes(file));
        if (!why.isEmpty()) {
          break;
        }
        Files.deleteIfExists(file);
        sent++;
      }
      if (why.isEmpty() || why.equals("401")) {
        break;
      }
    }
    return new Outcome(sent, spool.waiting().size(), why);
  }

  /// By the declared proxy, then without: whichever leads there.
  private String send(byte[] report) {
    String why = "";
    for (Proxy way : ways()) {
      try {
        why = post(report, way);
        if (why.isEmpty()) {
          return "";
        }
      } catch (IOException e) {
        why = String.valueOf(e.getMessage());
      }
    }
    return why;
  }

  private List<Proxy> ways() {
    var ways = new ArrayList<Proxy>();
    proxy.ifPresent(place ->
        ways.add(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(place.host(), place.port()))));
    ways.add(Proxy.NO_PROXY);
    return ways;
  }

  /// Sends one.
  ///
  /// @return the status if it is not a success. A report that the portal will never take is not
  ///   sent again.
  private String post(byte[] report, Proxy way) throws IOException {
    var connection = (HttpURLConnection) delivery.address().toURL().openConnection(way);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("Mercure-Fleet-Token", delivery.token());
    connection.setRequestProperty("User-Agent", HttpProbes.AGENT);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(report.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(report);
    }
    int status = connection.getResponseCode();
    connection.disconnect();
    return status == 204 || status == 413 || status == 422 ? "" : Integer.toString(status);
  }
}
