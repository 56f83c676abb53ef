// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One shard of the register: a bounded queue and the thread that empties it. It takes all that
/// waits and commits it at once; the next batch gathers meanwhile. No timer, no least size: alone,
/// an entry is committed at once.
final class Writer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int LARGEST_BATCH = 200;
  private static final int COLLISIONS_BORNE = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 100;
  private static final long POLL_MILLIS = 200;

  private final DataSource dataSource;
  private final Runnable afterCommit;
  private final BlockingQueue<Entry> queue;
  private volatile boolean open = true;
  private volatile boolean ended;

  Writer(DataSource dataSource, int capacity, Runnable afterCommit) {
    this.dataSource = dataSource;
    this.afterCommit = afterCommit;
    this.queue = new ArrayBlockingQueue<>(capacity);
  }

  /// Puts an entry in the queue; false if it is full.
  boolean offer(Entry entry) {
    boolean accepted = queue.offer(entry);
    if (ended) {
      abandon();
    }
    return accepted;
  }

  /// Lets the thread end once the queue is empty.
  void close() {
    open = false;
  }

  @Override
  public void run() {
    List<Entry> batch = new ArrayList<>(LARGEST_BATCH);
    while (open || !queue.isEmpty()) {
      try {
        Entry first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, LARGEST_BATCH - 1);
          write(batch);
          batch.clear();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
      }
    }
    ended = true;
    abandon();
  }

  private void abandon() {
    List<Entry> left = new ArrayList<>();
    queue.drainTo(left);
    var stopping = new RegisterUnavailable("the register is being stopped", null);
    left.forEach(entry -> entry.done().completeExceptionally(stopping));
  }

  /// Stores a batch and wakes its callers. A batch that cannot be stored is tried again in halves,
  /// down to the entry that is to blame: only its caller fails.
  private void write(List<Entry> batch) {
    try {
      wake(batch, store(batch));
    } catch (SQLException | RuntimeException e) {
      if (batch.size() == 1 || e instanceof RegisterUnavailable) {
        fail(batch, e);
      } else {
        LOG.atWarn().addKeyValue("entries", batch.size()).log("batch split: {}", e.getMessage());
        int half = batch.size() / 2;
        write(List.copyOf(batch.subList(0, half)));
        write(List.copyOf(batch.subList(half, batch.size())));
      }
    }
  }

  private void wake(List<Entry> batch, Map<Entry, Recorded> results) {
    afterCommit.run();
    for (Entry entry : batch) {
      Recorded result = results.get(entry);
      if (result == null) {
        entry.done().completeExceptionally(new IllegalStateException("an entry without result"));
      } else {
        entry.done().complete(result);
      }
    }
  }

  private static void fail(List<Entry> batch, Exception cause) {
    LOG.atError().addKeyValue("entries", batch.size()).setCause(cause).log("not stored");
    batch.forEach(entry -> entry.done().completeExceptionally(cause));
  }

  /// Until it is stored, or refused by the database, or the database stays away too long.
  private Map<Entry, Recorded> store(List<Entry> batch) throws SQLException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    int collisions = 0;
    while (true) {
      try {
        return attempt(batch);
      } catch (Doubtful e) {
        if (Witness.saw(dataSource, e.results, giveUp)) {
          return e.results;
        }
      } catch (SQLException e) {
        if (SqlFault.isCollision(e) && ++collisions <= COLLISIONS_BORNE) {
          continue;
        }
        if (!SqlFault.isAbsence(e)) {
          throw e;
        }
        if (System.nanoTime() > giveUp) {
          throw new RegisterUnavailable("the database does not answer", e);
        }
        pause();
      }
    }
  }

  /// Nearly always nothing came before; a batch where something did is written again, with care.
  private Map<Entry, Recorded> attempt(List<Entry> batch) throws SQLException, Doubtful {
    try {
      return attempt(batch, true);
    } catch (SQLException e) {
      if (!SqlFault.isTaken(e)) {
        throw e;
      }
      return attempt(batch, false);
    }
  }

  private Map<Entry, Recorded> attempt(List<Entry> batch, boolean fresh)
      throws SQLException, Doubtful {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      Map<Entry, Recorded> results;
      try {
        results = Batch.write(connection, batch, fresh);
      } catch (SQLException | RuntimeException e) {
        SqlFault.rollBack(connection, e);
        throw e;
      }
      commit(connection, results);
      return results;
    }
  }

  private static void commit(Connection connection, Map<Entry, Recorded> results)
      throws SQLException, Doubtful {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (SqlFault.isAbsence(e)) {
        throw new Doubtful(results, e);
      }
      throw e;
    }
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegisterUnavailable("the register is being stopped", e);
    }
  }

  /// The connection was lost while committing: the batch is on the disk as a whole, or not at all.
  private static final class Doubtful extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Map<Entry, Recorded> results;

    Doubtful(Map<Entry, Recorded> results, SQLException cause) {
      super(cause);
      this.results = results;
    }
  }
}
