// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import fr.mercure.declarations.RawMessage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// What PostgreSQL alone can do with the write set of a lodging: COPY in text form, a thousand
/// declarations a transaction, two connections, into tables of the same shape and indexes.
final class CopyBaseline {
  private static final int BATCH = 1_000;
  private static final int CONNECTIONS = 2;
  private static final String AT = "2026-11-24 09:00:00+00";

  private final DataSource dataSource;
  private final AtomicLong number = new AtomicLong();
  private final String body;

  CopyBaseline(DataSource dataSource, RawMessage message) throws SQLException {
    this.dataSource = dataSource;
    this.body = "ab".repeat(message.size() / 3);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema bench");
      for (String table :
          new String[] {"declaration", "received", "version", "timeline", "outbox"}) {
        statement.execute(
            "create table bench.%1$s (like declarations.%1$s including all)".formatted(table));
      }
    }
  }

  /// Declarations a second.
  double rate(long nanos) {
    var written = new AtomicLong();
    long begin = System.nanoTime();
    Thread[] threads = new Thread[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      threads[i] = Thread.ofPlatform().start(() -> write(begin + nanos, written));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return written.get() * 1e9 / (System.nanoTime() - begin);
  }

  private void write(long end, AtomicLong written) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      while (System.nanoTime() < end) {
        batch(copy);
        connection.commit();
        written.addAndGet(BATCH);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void batch(CopyManager copy) throws SQLException, IOException {
    var declarations = new StringBuilder();
    var messages = new StringBuilder();
    var versions = new StringBuilder();
    var lines = new StringBuilder();
    var outbox = new StringBuilder();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < BATCH; i++) {
      long n = number.incrementAndGet();
      declarations.append(
          "%d\tEXPRESS\tIMA\t1\tFR%09d\tB%010d-%d\tt\t\\N\t26FR%012dR0\tRELEASED\t%s\tGREEN\t\\N\t\\N\t%s\tFR%06d\t2\t37.30\t0.85\tJeanne Dutilleul\tCotton T-shirts\tAPI\t%s\t%s\t%s\t%s\t1\t3\n"
              .formatted(
                  n,
                  random.nextInt(5_000),
                  random.nextLong(10_000_000_000L),
                  n,
                  n,
                  AT,
                  AT,
                  random.nextInt(200),
                  AT,
                  AT,
                  AT,
                  AT));
      messages.append(
          "%d\tAPI\tcompany:1\tkey:bench-%d\t\\\\x%s\t3400\t\\\\x%s\t%s\t%d\t{}\n"
              .formatted(n, n, "00".repeat(32), body, AT, n));
      versions.append("%d\t1\t%d\t\\\\x%s\t[]\t{}\n".formatted(n, n, "00".repeat(32)));
      for (int line = 1; line <= 3; line++) {
        lines.append(
            "%d\t%d\t1\tLODGED\tACCEPTED\t%s\tmercure\tMercure\t%d\t\t\n"
                .formatted(n, line, AT, n));
        outbox.append("%d\t%d\n".formatted(n, line));
      }
    }
    copy.copyIn(
        "copy bench.declaration (id, procedure, type, company, declarant, lrn, owns_lrn, crn, mrn,"
            + " state, since, circuit, control, waits_for, deadline, office, items, value,"
            + " gross_mass, importer, goods, channel, lodged, changed, accepted, released, version,"
            + " sequence) from stdin",
        new StringReader(declarations.toString()));
    copy.copyIn(
        "copy bench.received (id, channel, sender, message_key, sha256, size, body, at,"
            + " declaration, answer) from stdin",
        new StringReader(messages.toString()));
    copy.copyIn("copy bench.version from stdin", new StringReader(versions.toString()));
    copy.copyIn("copy bench.timeline from stdin", new StringReader(lines.toString()));
    copy.copyIn(
        "copy bench.outbox (declaration, sequence) from stdin",
        new StringReader(outbox.toString()));
  }
}
