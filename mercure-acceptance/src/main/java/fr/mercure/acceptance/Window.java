// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What was done in a stretch of time.
///
/// @param done declarations answered or written
/// @param nanos how long it really took
record Window(long done, long nanos) {
  /// Each second.
  double rate() {
    return done * 1e9 / nanos;
  }

  /// Works until a point of [System#nanoTime()] and says how much it has done.
  interface Work {
    long until(long end) throws Exception;
  }

  /// So many callers at work at once. If one fails, so does the whole.
  static Window of(long nanos, int callers, Work work) {
    long begin = System.nanoTime();
    List<Future<Long>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < callers; i++) {
        all.add(threads.submit(() -> work.until(begin + nanos)));
      }
    }
    long taken = System.nanoTime() - begin;
    long done = 0;
    for (Future<Long> one : all) {
      try {
        done += one.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException("a caller has failed", e);
      }
    }
    return new Window(done, taken);
  }
}
