// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Duration;

/// What one Argon2id hash costs here.
///
/// @param memoryKib kibibytes, at least 19456 (OWASP)
/// @param iterations at least {@link #FEWEST_ITERATIONS}
/// @param millis measured when chosen
record PasswordCost(int memoryKib, int iterations, int millis) {
  static final int FEWEST_ITERATIONS = 2;
  private static final int MOST_ITERATIONS = 12;

  /// The iterations that come nearest to a wanted time, given the time of the fewest.
  static PasswordCost reaching(Duration wanted, int memoryKib, Duration fewest) {
    double one = Math.max(1, fewest.toNanos()) / (double) FEWEST_ITERATIONS;
    long iterations = Math.round(wanted.toNanos() / one);
    int chosen = Math.clamp(iterations, FEWEST_ITERATIONS, MOST_ITERATIONS);
    return new PasswordCost(memoryKib, chosen, (int) Math.round(one * chosen / 1e6));
  }
}
