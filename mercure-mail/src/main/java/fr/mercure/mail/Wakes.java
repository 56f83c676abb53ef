// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// Wakes those who wait for a mailbox to change, whichever node changed it: PostgreSQL notifies all
/// nodes when the change commits. While the database cannot be heard, everybody is woken once a
/// minute at most; who is woken looks for himself.
public final class Wakes implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Wakes.class.getName());
  private static final String CHANNEL = "mail";
  private static final int LISTEN_MILLIS = 10_000;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final DataSource database;
  private final Map<Long, CopyOnWriteArrayList<Runnable>> waiting = new ConcurrentHashMap<>();
  private final Thread thread;

  private Wakes(DataSource database) {
    this.database = database;
    this.thread = Thread.ofVirtual().name("mail wakes").unstarted(this::listen);
  }

  /// Starts to listen, on one connection of its own from the pool.
  public static Wakes over(DataSource database) {
    var wakes = new Wakes(database);
    wakes.thread.start();
    return wakes;
  }

  /// Has a mailbox watched until the result is closed.
  ///
  /// @param wake quick; called from another thread
  public Watch watch(long mailbox, Runnable wake) {
    waiting.computeIfAbsent(mailbox, _ -> new CopyOnWriteArrayList<>()).add(wake);
    return () ->
        waiting.computeIfPresent(
            mailbox,
            (_, list) -> {
              list.remove(wake);
              return list.isEmpty() ? null : list;
            });
  }

  /// What ends a watch.
  @FunctionalInterface
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  private void listen() {
    while (!Thread.currentThread().isInterrupted()) {
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(true);
        hear(connection);
      } catch (SQLException e) {
        LOG.log(Level.DEBUG, "the database cannot be heard", e);
        waiting.values().forEach(list -> list.forEach(Runnable::run));
        pause();
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
    }
    try {
      var postgres = connection.unwrap(PGConnection.class);
      while (!Thread.currentThread().isInterrupted()) {
        for (var notification : postgres.getNotifications(LISTEN_MILLIS)) {
          wake(Long.parseLong(notification.getParameter()));
        }
      }
    } finally {
      if (!connection.isClosed()) {
        try (var statement = connection.createStatement()) {
          statement.execute("unlisten *");
        }
      }
    }
  }

  private void wake(long mailbox) {
    var list = waiting.get(mailbox);
    if (list != null) {
      list.forEach(Runnable::run);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
