// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts the server again when something else than Mercure has ended it, such as the kernel short
/// of memory.
final class Guardian implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Guardian.class.getName());
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Guardian(Cluster cluster) {
    this.cluster = cluster;
    this.thread = Thread.ofVirtual().name("postgres-guardian").unstarted(this::watch);
  }

  static Guardian over(Cluster cluster) {
    var guardian = new Guardian(cluster);
    guardian.thread.start();
    return guardian;
  }

  private void watch() {
    try {
      Duration wait = LOOK;
      while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wait = isAlive() ? LOOK : PAUSE;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAlive() {
    try {
      if (cluster.postmaster().isPresent()) {
        return true;
      }
      LOG.log(Level.WARNING, "PostgreSQL in {0} has ended by itself: starting it", cluster.data());
      cluster.stop();
      return cluster.start().succeeded();
    } catch (IOException e) {
      LOG.log(Level.ERROR, "PostgreSQL in " + cluster.data() + " cannot be started again", e);
      return false;
    }
  }

  /// Returns when nothing will be started any more. It does not interrupt: that would tear a start.
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
