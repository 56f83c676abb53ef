// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// A bell between the writers and the relay of this node: something is in the outbox. Rung any
/// number of times, it wakes the relay once.
@Component
class OutboxSignal {
  private final Semaphore rung = new Semaphore(0);

  void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /// Waits for a ring, or for the time to pass: another node may have written.
  ///
  /// @return whether it was rung
  boolean await(Duration atMost) throws InterruptedException {
    boolean heard = rung.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    rung.drainPermits();
    return heard;
  }
}
