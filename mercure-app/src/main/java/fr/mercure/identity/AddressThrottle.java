// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts failures by network address and minute, in memory: guessing a key of 200 bits is hopeless
/// anyway, this only keeps the noise from costing much.
final class AddressThrottle {
  private static final int MOST_ADDRESSES = 10_000;

  private final int limit;
  private final Clock clock;
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private volatile long minute;

  /// @param limit failures of one address within a minute after which it is closed
  AddressThrottle(int limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /// Closed until the minute ends.
  boolean isClosed(String address) {
    return failures.getOrDefault(address, 0) >= limit && minute == minuteNow();
  }

  /// Addresses beyond the most that are counted go uncounted: memory is bounded first.
  void failed(String address) {
    long now = minuteNow();
    if (minute != now) {
      minute = now;
      failures.clear();
    }
    if (failures.size() < MOST_ADDRESSES || failures.containsKey(address)) {
      failures.merge(address, 1, Integer::sum);
    }
  }

  private long minuteNow() {
    return clock.millis() / 60_000;
  }
}
