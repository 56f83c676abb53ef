// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import fr.mercure.declarations.Content;
import fr.mercure.declarations.Filing;
import fr.mercure.declarations.Lodgement;
import fr.mercure.declarations.Procedure;
import fr.mercure.declarations.RawMessage;
import fr.mercure.declarations.Received;
import fr.mercure.declarations.Recorded;
import fr.mercure.declarations.References;
import fr.mercure.declarations.Register;
import fr.mercure.declarations.Step;
import fr.mercure.identity.Actor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Group commit, and lodgings over HTTP, beside bare COPY of the same write set: declaration,
/// message, version, three lines of timeline, three outbox rows. Both sides in turn, three times;
/// 256 callers; 5,000 traders and 200 offices at random. The client shares the cores with the
/// database.
final class LodgeBench {
  private static final int CALLERS = 256;
  private static final int ROUNDS = 3;
  private static final long WINDOW_NANOS = 5_000_000_000L;
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final Register register;
  private final References references;
  private final DataSource dataSource;
  private final JdbcClient jdbc;
  private final RawMessage message;
  private final HttpBench http;
  private final AtomicLong number = new AtomicLong();

  LodgeBench(ApplicationContext mercure, String key) {
    String port = mercure.getEnvironment().getRequiredProperty("local.server.port");
    this.http = new HttpBench("http://localhost:" + port, key);
    this.register = mercure.getBean(Register.class);
    this.references = mercure.getBean(References.class);
    this.dataSource = mercure.getBean(DataSource.class);
    this.jdbc = JdbcClient.create(dataSource);
    this.message = RawMessage.of(text().getBytes(StandardCharsets.UTF_8));
  }

  /// As long as a usual H7, and as hard to compress.
  private static String text() {
    var text = new StringBuilder();
    var random = new java.util.Random(7);
    while (text.length() < 3_400) {
      text.append("<Element%d>%s</Element%d>".formatted(text.length() % 60, random.nextInt(), 7));
    }
    return text.toString();
  }

  void run() throws SQLException {
    assertDurable();
    var copy = new CopyBaseline(dataSource, message);
    double[] grouped = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    double[] single = new double[ROUNDS];
    double[] bulk = new double[ROUNDS];
    lodge();
    http.single(WINDOW_NANOS);
    http.bulk(WINDOW_NANOS);
    copy.rate(WINDOW_NANOS / 2);
    long before = rows();
    long answered = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long stored = lodge();
      answered += stored;
      grouped[round] = stored * 1e9 / WINDOW_NANOS;
      bare[round] = copy.rate(WINDOW_NANOS);
      single[round] = http.single(WINDOW_NANOS) * 1e9 / WINDOW_NANOS;
      bulk[round] = http.bulk(WINDOW_NANOS) * 1e9 / WINDOW_NANOS;
      System.out.printf(
          Locale.ROOT,
          "round %d: COPY %,.0f /s, group commit %,.0f /s, HTTP single %,.0f /s, bulk %,.0f /s%n",
          round + 1,
          bare[round],
          grouped[round],
          single[round],
          bulk[round]);
    }
    if (rows() - before != answered) {
      throw new IllegalStateException("%d answered, %d kept".formatted(answered, rows() - before));
    }
    double copied = median(bare);
    System.out.printf(
        Locale.ROOT,
        "P1 group commit / COPY: %.2f (goal 0.75; %d rows counted)%n",
        median(grouped) / copied,
        answered);
    System.out.printf(
        Locale.ROOT,
        "P2 HTTP single / COPY: %.2f (goal 0.12; one trader)%n",
        median(single) / copied);
    System.out.printf(
        Locale.ROOT, "P3 HTTP bulk / COPY: %.2f (goal 0.30; one trader)%n", median(bulk) / copied);
  }

  private void assertDurable() {
    for (String name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      String value =
          jdbc.sql("select current_setting(:name)")
              .param("name", name)
              .query(String.class)
              .single();
      if (!value.equals("on")) {
        throw new IllegalStateException(name + " is " + value + ": figures would be void");
      }
    }
  }

  private long rows() {
    return jdbc.sql("select count(*) from declarations.declaration where lrn like 'B%'")
        .query(Long.class)
        .single();
  }

  /// Lodgings stored and answered within a window.
  private long lodge() {
    var stored = new AtomicLong();
    long end = System.nanoTime() + WINDOW_NANOS;
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        callers.execute(() -> {
          while (System.nanoTime() < end) {
            if (register.lodge(lodgement()) instanceof Recorded.Stored) {
              stored.incrementAndGet();
            }
          }
        });
      }
    }
    return stored.get();
  }

  private Lodgement lodgement() {
    long n = number.incrementAndGet();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    var received = new Received("API", "company:1", "key:bench-" + n, message, NOW);
    var filing =
        new Filing(
            Procedure.EXPRESS,
            "IMA",
            1,
            "FR%09d".formatted(random.nextInt(5_000)),
            "B%010d-%d".formatted(random.nextLong(10_000_000_000L), n),
            "FR%06d".formatted(random.nextInt(200)),
            2,
            Optional.of(new BigDecimal("37.30")),
            Optional.of(new BigDecimal("0.85")),
            "Jeanne Dutilleul",
            "Cotton T-shirts",
            standing());
    return new Lodgement(
        received,
        filing,
        true,
        new Content("0".repeat(64), "[]", "{}"),
        steps(),
        "{}",
        first -> {
          throw new IllegalStateException("an LRN drawn twice: " + first);
        });
  }

  private Filing.Standing standing() {
    return new Filing.Standing(
        "RELEASED",
        NOW,
        Optional.empty(),
        Optional.of(references.allotImport(NOW).value()),
        Optional.of("GREEN"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(NOW),
        Optional.of(NOW),
        Optional.of(NOW));
  }

  private static List<Step> steps() {
    return List.of(
        new Step("", "LODGED", NOW, Actor.MERCURE),
        new Step("LODGED", "ACCEPTED", NOW, Actor.MERCURE),
        new Step("ACCEPTED", "RELEASED", NOW, Actor.MERCURE));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
