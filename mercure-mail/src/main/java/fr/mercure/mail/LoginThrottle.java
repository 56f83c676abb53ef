// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down who guesses secrets, by address: after {@link #FREE} failures each next one doubles
/// the wait, up to {@link #LONGEST}. Remembers {@link #MOST} addresses.
public final class LoginThrottle {
  static final int FREE = 5;
  static final Duration LONGEST = Duration.ofMinutes(15);
  static final int MOST = 10_000;

  private final Clock clock;
  private final Map<InetAddress, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

  public LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  private record Failures(int count, Instant until) {}

  /// Whether somebody at this address may try now.
  public synchronized boolean allows(InetAddress from) {
    Failures known = failures.get(from);
    return known == null || !clock.instant().isBefore(known.until());
  }

  public synchronized void succeeded(InetAddress from) {
    failures.remove(from);
  }

  public synchronized void failed(InetAddress from) {
    Failures known = failures.get(from);
    int count = known == null ? 1 : known.count() + 1;
    Duration wait = count < FREE ? Duration.ZERO : wait(count - FREE);
    failures.put(from, new Failures(count, clock.instant().plus(wait)));
    if (failures.size() > MOST) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  private static Duration wait(int doublings) {
    Duration wait = Duration.ofSeconds(1L << Math.min(doublings, 20));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
