// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The benchmark `fleet` of the command line: workstations report to one node as fast as it takes
/// them, each over a connection of its own, and then once more. The question is whether 5,000 of
/// them fit into an hour.
public final class FleetBench {
  private static final int STATIONS = 5_000;
  private static final int AT_ONCE = 32;
  private static final int ROUNDS = 2;
  private static final double NEEDED = STATIONS / 3_600.0;
  private static final String TOKEN = "mercure_parc_" + "0".repeat(40);
  private static final List<String> CAUSES =
      List.of(
          "", "", "", "", "DNS_LENT", "INTERCEPTION_APPROUVEE", "PAREFEU_443_MUET", "IPV6_CASSE");

  private final int port;
  private final long[] nanos = new long[STATIONS * ROUNDS];

  private FleetBench(int port) {
    this.port = port;
  }

  /// Runs it; the exit code is 1 if a report is lost or the rate is too low.
  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      System.err.println("bench fleet has no options.");
      System.exit(2);
    }
    Path data = Files.createTempDirectory("mercure-bench-");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    boolean good;
    try (ConfigurableApplicationContext mercure = Bench.start(data)) {
      good = run(mercure);
    } finally {
      Bench.delete(data);
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean run(ConfigurableApplicationContext mercure) throws Exception {
    JdbcClient jdbc = mercure.getBean(JdbcClient.class);
    enrol(jdbc);
    int port = mercure.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    var bench = new FleetBench(port);
    long began = System.nanoTime();
    bench.report();
    double seconds = (System.nanoTime() - began) / 1e9;
    int kept =
        jdbc.sql("select count(*) from diagnosis.station where owner = 'company:bench'")
            .query((row, _) -> row.getInt(1))
            .single();
    double rate = STATIONS * ROUNDS / seconds;
    boolean good = kept == STATIONS && rate >= NEEDED;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%,d workstations, %d reports each, %d at once: %,.0f reports/s; median %.1f ms, 99 %%"
                + " %.1f ms; %,d kept. An hour needs %.1f/s: %s",
            STATIONS,
            ROUNDS,
            AT_ONCE,
            rate,
            bench.millis(0.5),
            bench.millis(0.99),
            kept,
            NEEDED,
            good ? "met" : "missed"));
    return good;
  }

  private static void enrol(JdbcClient jdbc) throws NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8));
    jdbc.sql(
            """
            insert into diagnosis.enrolment (owner, name, hash, made_by, made_at)
            values ('company:bench', 'bench', :hash, 'bench', now())
            """)
        .param("hash", hash)
        .update();
  }

  private void report() throws InterruptedException, ExecutionException {
    var next = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      List<Future<?>> callers =
          IntStream.range(0, AT_ONCE)
              .<Future<?>>mapToObj(_ ->
                  threads.submit(() -> {
                    for (int i = next.getAndIncrement();
                        i < nanos.length;
                        i = next.getAndIncrement()) {
                      report(i);
                    }
                    return null;
                  }))
              .toList();
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
    Arrays.sort(nanos);
  }

  private void report(int number) throws IOException {
    long began = System.nanoTime();
    try (var caller = new Caller(port)) {
      Caller.Answer answer =
          caller.send(
              "/api/v1/fleet/reports",
              "Mercure-Fleet-Token: " + TOKEN,
              "application/json",
              body(number % STATIONS).getBytes(StandardCharsets.UTF_8));
      if (answer.status() != 204) {
        throw new IllegalStateException("not kept: " + answer);
      }
    }
    nanos[number] = System.nanoTime() - began;
  }

  private static String body(int station) {
    String cause = CAUSES.get(station % CAUSES.size());
    return """
    {"schema":"mercure-fleet/1","machine":"%032x","site":"Site %d","policy":"",
     "reference":"K7F-2QX","at":"%s","verdict":"%s","causes":[%s]}
    """
        .formatted(
            station,
            station % 12,
            Instant.now(),
            cause.isEmpty() ? "HEALTHY" : "DEGRADED",
            cause.isEmpty() ? "" : "\"" + cause + "\"");
  }

  private double millis(double quantile) {
    return Duration.ofNanos(nanos[(int) (quantile * (nanos.length - 1))]).toNanos() / 1e6;
  }
}
