// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Tells whoever looks at a declaration that it has moved, on whatever node it was moved: the relay
/// notifies through the database, every node listens with one connection.
///
/// Nothing here is guaranteed: a watcher that misses a call sees the move at its next look. What
/// must not be missed goes through [DeclarationsMoved].
@Component
public class DeclarationEvents implements SmartLifecycle {
  static final String CHANNEL = "declarations_moved";

  private static final Logger LOG = LoggerFactory.getLogger(DeclarationEvents.class);
  private static final int POLL_MILLIS = 500;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private final Map<Long, Set<Runnable>> watchers = new ConcurrentHashMap<>();
  private volatile boolean running;

  DeclarationEvents(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Calls back each time the declaration moves, on a thread that must not be kept.
  ///
  /// @return ends the watch
  public Watch watch(long declaration, Runnable moved) {
    watchers.compute(
        declaration,
        (_, present) -> {
          Set<Runnable> all = present == null ? ConcurrentHashMap.newKeySet() : present;
          all.add(moved);
          return all;
        });
    return () ->
        watchers.computeIfPresent(
            declaration,
            (_, all) -> {
              all.remove(moved);
              return all.isEmpty() ? null : all;
            });
  }

  /// A watch that somebody keeps.
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /// What a notification carries: keys of declarations. At most 200 keys of at most 19 digits stay
  /// below the limit of 8,000 bytes.
  static String payload(List<Move> moves) {
    return moves.stream()
        .map(Move::declaration)
        .distinct()
        .map(String::valueOf)
        .collect(joining(","));
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name("declaration-events").start(this::run);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try (Connection connection = dataSource.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        if (running) {
          LOG.atInfo().log("live updates pause: {}", e.getMessage());
          pause();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
      var notifications = connection.unwrap(PGConnection.class);
      while (running) {
        for (PGNotification notification : notifications.getNotifications(POLL_MILLIS)) {
          tell(notification.getParameter());
        }
      }
      statement.execute("unlisten *");
    }
  }

  private void tell(String keys) {
    for (String key : keys.split(",")) {
      watchers.getOrDefault(Long.valueOf(key), Set.of()).forEach(DeclarationEvents::call);
    }
  }

  /// A watcher that fails stops no other.
  private static void call(Runnable watcher) {
    try {
      watcher.run();
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("a watcher failed");
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
