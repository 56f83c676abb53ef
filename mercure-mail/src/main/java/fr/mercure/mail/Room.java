// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The memory that whole messages may fill at one time, over all connections.
public final class Room {
  private static final int UNIT = 1024;
  private static final int WAIT_SECONDS = 20;

  private final Semaphore units;

  private Room(int units) {
    this.units = new Semaphore(units, true);
  }

  /// Room for so much.
  ///
  /// @param bytes at least twice the largest message
  public static Room of(long bytes) {
    return new Room(Math.toIntExact(bytes / UNIT));
  }

  /// Room that is held until it is closed.
  @FunctionalInterface
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /// Takes room, waiting some seconds for it.
  ///
  /// @throws Full if there is none by then
  public Held take(long bytes) throws IOException {
    int wanted = Math.toIntExact(bytes / UNIT + 1);
    try {
      if (!units.tryAcquire(wanted, WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Full();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Full();
    }
    return () -> units.release(wanted);
  }

  /// No room now.
  public static final class Full extends IOException {
    private static final long serialVersionUID = 1;

    Full() {
      super("too many large messages at once");
    }
  }
}
