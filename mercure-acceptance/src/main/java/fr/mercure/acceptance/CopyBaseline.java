// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What PostgreSQL alone can do with the rows of a lodging: binary COPY, a thousand declarations a
/// transaction, two connections, into tables of the same shape with the same indexes and as many
/// rows before the first window.
final class CopyBaseline {
  private static final int BATCH = 1_000;
  private static final int CONNECTIONS = 2;

  /// Far from what the register's own sequences give.
  private static final long FIRST_KEY = 1L << 40;

  private static final List<String> TABLES =
      List.of("received", "declaration", "version", "timeline", "outbox");

  private final DataSource dataSource;
  private final WriteSet set;
  private final AtomicLong number = new AtomicLong(FIRST_KEY);

  CopyBaseline(DataSource dataSource, WriteSet set) {
    this.dataSource = dataSource;
    this.set = set;
    JdbcClient jdbc = JdbcClient.create(dataSource);
    jdbc.sql("create schema bench").update();
    TABLES.forEach(table ->
        jdbc.sql("create table bench.%1$s (like declarations.%1$s including all)".formatted(table))
            .update());
  }

  /// Puts the same number of rows under both sides; those of the register are told to nobody.
  void fill(int rows) {
    run(rows / 2, Long.MAX_VALUE, "declarations", TABLES.subList(0, 4));
    run(rows / 2, Long.MAX_VALUE, "bench", TABLES);
    JdbcClient.create(dataSource).sql("vacuum analyze").update();
  }

  /// Declarations written within a window.
  Window window(long nanos) {
    long begin = System.nanoTime();
    long written = run(Integer.MAX_VALUE, begin + nanos, "bench", TABLES);
    return new Window(written, System.nanoTime() - begin);
  }

  private long run(int most, long end, String schema, List<String> tables) {
    var written = new AtomicLong();
    Thread[] threads = new Thread[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      threads[i] = Thread.ofPlatform().start(() -> write(most, end, schema, tables, written));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return written.get();
  }

  private void write(int most, long end, String schema, List<String> tables, AtomicLong written) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      for (int done = 0; done < most && System.nanoTime() < end; done += BATCH) {
        batch(copy, schema, tables);
        connection.commit();
        written.addAndGet(BATCH);
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void batch(CopyManager copy, String schema, List<String> tables)
      throws SQLException, IOException {
    long first = number.getAndAdd(BATCH);
    for (String table : tables) {
      var rows = new BinaryRows();
      for (long n = first; n < first + BATCH; n++) {
        row(rows, table, n);
      }
      rows.send(
          copy,
          "copy %s.%s %s from stdin (format binary)".formatted(schema, table, columns(table)));
    }
  }

  private void row(BinaryRows rows, String table, long n) throws IOException {
    switch (table) {
      case "received" -> received(rows, n);
      case "declaration" -> declaration(rows, n);
      case "version" ->
          rows.row(6)
              .number(n)
              .small(1)
              .number(n)
              .bytes(random(32))
              .text(set.findings())
              .text(set.charges());
      case "timeline" -> timeline(rows, n);
      default -> {
        for (int i = 1; i <= set.lines().size(); i++) {
          rows.row(2).number(n).small(i);
        }
      }
    }
  }

  private void received(BinaryRows rows, long n) throws IOException {
    byte[] hash = random(32);
    rows.row(10)
        .number(n)
        .text("API")
        .text("company:" + Traders.company())
        .text("sha:" + HexFormat.of().formatHex(hash))
        .bytes(hash)
        .small(set.size())
        .bytes(set.body())
        .at(Instant.now())
        .number(n)
        .text(set.answer());
  }

  private void declaration(BinaryRows rows, long n) throws IOException {
    Instant now = Instant.now();
    rows.row(28)
        .number(n)
        .text("EXPRESS")
        .text("IMA")
        .number(Traders.company())
        .text(Traders.declarant())
        .text(Traders.lrn(n))
        .truth(true)
        .nothing()
        .text(mrn(n))
        .text("RELEASED")
        .at(now)
        .text("GREEN")
        .nothing()
        .nothing()
        .at(now)
        .text(Traders.office())
        .small(2)
        .cents(3_730)
        .cents(85)
        .text(set.importer())
        .text(set.goods())
        .text("API")
        .at(now)
        .at(now)
        .at(now)
        .at(now)
        .small(1)
        .small(set.lines().size());
  }

  private void timeline(BinaryRows rows, long n) throws IOException {
    Instant now = Instant.now();
    for (int i = 0; i < set.lines().size(); i++) {
      WriteSet.Line line = set.lines().get(i);
      rows.row(11)
          .number(n)
          .small(i + 1)
          .small(1)
          .text(line.was())
          .text(line.became())
          .at(now)
          .text(line.actor())
          .text(line.name())
          .number(n)
          .text(line.note())
          .text(line.reserved());
    }
  }

  private static String columns(String table) {
    return switch (table) {
      case "declaration" ->
          "(id, procedure, type, company, declarant, lrn, owns_lrn, crn, mrn, state, since,"
              + " circuit, control, waits_for, deadline, office, items, value, gross_mass,"
              + " importer, goods, channel, lodged, changed, accepted, released, version,"
              + " sequence)";
      case "outbox" -> "(declaration, sequence)";
      default -> "";
    };
  }

  /// As long as an MRN and in the order of keys, as the register gives them.
  private static String mrn(long n) {
    return String.format(Locale.ROOT, "26FR%012dR0", n % 1_000_000_000_000L);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }
}
