// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Durable lodgings beside bare COPY of the same rows: through the register (P1), over HTTP one by
/// one (P2) and a thousand at a time (P3). Both sides in turn, on the same server, with random
/// keys; clients, Mercure and PostgreSQL share the processors.
///
/// P1 is measured while the relay rests, for COPY tells nobody either. P2 and P3 are what users
/// get: archive, mailbox and notifications work meanwhile.
final class LodgeBench {
  private static final int ROUNDS = 3;
  private static final int MOST_WARMINGS = 40;
  private static final int QUIET_WARMINGS = 4;
  private static final double WARM = 0.05;
  private static final long WINDOW_NANOS = 5_000_000_000L;
  private static final double MOST_STOLEN = 0.02;
  private static final double MOST_BY_OTHERS = 0.10;

  private final JdbcClient jdbc;
  private final SmartLifecycle relay;
  private final RegisterBench register;
  private final HttpBench http;
  private final CopyBaseline copy;
  private final Series copied = new Series();
  private final Series grouped = new Series();
  private final Series singles = new Series();
  private final Series bulks = new Series();
  private long answered;

  /// @param sample see [HttpBench]
  LodgeBench(ApplicationContext mercure, String sample) throws IOException {
    var dataSource = mercure.getBean(DataSource.class);
    this.jdbc = JdbcClient.create(dataSource);
    this.relay = mercure.getBean("outboxRelay", SmartLifecycle.class);
    Traders.settle(jdbc);
    String port = mercure.getEnvironment().getRequiredProperty("local.server.port");
    this.http = new HttpBench(Integer.parseInt(port), sample);
    var set = WriteSet.of(jdbc, http.lodgeOne());
    answered++;
    this.register = new RegisterBench(mercure, set, sample.getBytes(StandardCharsets.UTF_8));
    this.copy = new CopyBaseline(dataSource, set);
    System.out.printf(
        Locale.ROOT,
        "one lodging: %d bytes received, %d kept in %d rows%n",
        set.size(),
        set.bytes(),
        3 + 2 * set.lines().size());
  }

  /// Prints what it measures.
  ///
  /// @param rows under both sides before the first window
  /// @param data folder of the database
  /// @return false if a goal is missed beyond doubt
  boolean run(int rows, Path data) throws IOException {
    assertDurable();
    System.out.printf(
        Locale.ROOT,
        "%d processors, %.0f flushes/s, %d rows before, windows of %.0f s%n",
        Runtime.getRuntime().availableProcessors(),
        Machine.flushes(data),
        rows,
        WINDOW_NANOS / 1e9);
    copy.fill(rows);
    warm("HTTP single", nanos -> counted(http.single(nanos)));
    warm("HTTP bulk", nanos -> counted(http.bulk(nanos)));
    rest();
    warm("register", nanos -> counted(register.window(nanos)));
    warm("COPY", copy::window);
    var machine = new Machine(jdbc.sql("select pg_backend_pid()").query(Long.class).single());
    for (int round = 1; round <= ROUNDS; round++) {
      round(round);
    }
    assertKept();
    return report(doubt(machine));
  }

  private void round(int round) {
    rest();
    copied.add(copy.window(WINDOW_NANOS).rate());
    grouped.add(counted(register.window(WINDOW_NANOS)).rate());
    relay.start();
    singles.add(counted(http.single(WINDOW_NANOS)).rate());
    bulks.add(counted(http.bulk(WINDOW_NANOS)).rate());
    System.out.printf(
        Locale.ROOT,
        "round %d: COPY %.0f /s, register %.0f /s, HTTP single %.0f /s, HTTP bulk %.0f /s%n",
        round,
        copied.last(),
        grouped.last(),
        singles.last(),
        bulks.last());
  }

  private Window counted(Window window) {
    answered += window.done();
    return window;
  }

  /// Until it no longer gets faster: the compiler of the JVM shares the processors and needs most
  /// of a minute for what a lodging over HTTP runs through.
  private void warm(String what, LongFunction<Window> work) {
    double best = 0;
    int since = 0;
    for (int i = 1; i <= MOST_WARMINGS && since < QUIET_WARMINGS; i++) {
      Window window = work.apply(WINDOW_NANOS / 2);
      since = window.rate() > best * (1 + WARM) ? 0 : since + 1;
      best = Math.max(best, window.rate());
    }
    System.out.printf(Locale.ROOT, "warm: %s, at best %.0f /s%n", what, best);
  }

  /// The relay rests and the listeners have done what they were told.
  private void rest() {
    relay.stop();
    long giveUp = System.nanoTime() + 4 * WINDOW_NANOS;
    while (count("platform.event_publication") > 0 && System.nanoTime() < giveUp) {
      Thread.onSpinWait();
    }
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private void assertDurable() {
    for (String name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      if (!setting(name).equals("on")) {
        throw new IllegalStateException(
            name + " is " + setting(name) + ": what would be measured is not durable");
      }
    }
    System.out.print("PostgreSQL:");
    List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "data_checksums",
            "shared_buffers",
            "max_wal_size")
        .forEach(name -> System.out.print(" " + name + "=" + setting(name)));
    System.out.println();
  }

  private String setting(String name) {
    return jdbc.sql("select current_setting(:name)")
        .param("name", name)
        .query(String.class)
        .single();
  }

  /// Everything answered is there, once, with all its rows.
  private void assertKept() {
    long kept = count("declarations.declaration where lrn like 'B%' and id < 1::bigint << 40");
    if (kept != answered) {
      throw new IllegalStateException("%d answered, %d kept".formatted(answered, kept));
    }
    System.out.printf("%d answered, %d kept%n", answered, kept);
  }

  private static String doubt(Machine machine) {
    double stolen = machine.stolen();
    double others = machine.others();
    System.out.printf(
        Locale.ROOT,
        "stolen by the host %.1f %%, taken by other programs %.1f %%%n%n",
        stolen * 100,
        others * 100);
    if (stolen > MOST_STOLEN) {
      return "the host stole time";
    }
    return others > MOST_BY_OTHERS ? "other programs ran" : "";
  }

  private boolean report(String doubt) {
    System.out.println(Goal.heading());
    List<Goal> goals =
        List.of(
            new Goal("P1", "group commit, 256 callers / COPY", copied, grouped, 0.85),
            new Goal("P2", "HTTP, 64 callers, one each / COPY", copied, singles, 0.20),
            new Goal("P3", "HTTP, 2 callers, 1000 each / COPY", copied, bulks, 0.45));
    goals.forEach(goal -> System.out.println(goal.line(doubt)));
    return goals.stream().noneMatch(goal -> goal.isMissed(doubt));
  }
}
