// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id, as slow as this machine was measured to bear on the first start. An account that does
/// not exist costs the same time as one that does.
@Component
final class PasswordHashes {
  /// More at once would let a flood of sign-ins take the memory of everything else.
  static final int AT_ONCE = 4;

  /// Longer input is refused, after the time of a hash.
  static final int LONGEST = 256;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final CompletableFuture<Prepared> prepared;
  private final Semaphore room = new Semaphore(AT_ONCE, true);

  PasswordHashes(PasswordCostStore costs, IdentitySettings settings, Clock clock) {
    prepared = CompletableFuture.supplyAsync(() -> prepare(costs, settings, clock));
  }

  /// Whether this password made this hash; without a hash, takes the same time to say no.
  ///
  /// @throws TooManySignIns if no place was free for some seconds
  boolean matches(String typed, Optional<String> hash) {
    Prepared ready = prepared.join();
    boolean fits = typed.length() <= LONGEST;
    boolean same =
        inTurn(() -> ready.encoder.matches(normal(fits ? typed : ""), hash.orElse(ready.decoy)));
    return same && fits && hash.isPresent();
  }

  /// The hash to keep, with its salt and cost in it.
  String hash(String password) {
    Prepared ready = prepared.join();
    return inTurn(() -> ready.encoder.encode(normal(password)));
  }

  /// Keyboards differ in how they send accents; the same word is the same password.
  private static String normal(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFC);
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooManySignIns();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new TooManySignIns();
    }
    try {
      return work.get();
    } finally {
      room.release();
    }
  }

  private static Prepared prepare(PasswordCostStore costs, IdentitySettings settings, Clock clock) {
    PasswordCost cost =
        costs.find().orElseGet(() -> costs.keepFirst(measure(settings), clock.instant()));
    Argon2PasswordEncoder encoder = encoder(cost.memoryKib(), cost.iterations());
    return new Prepared(encoder, encoder.encode("nobody has this password"));
  }

  /// The second run is timed: the first pays for the compiler.
  private static PasswordCost measure(IdentitySettings settings) {
    int memoryKib = settings.passwordMemoryMib() * 1024;
    Argon2PasswordEncoder two = encoder(memoryKib, PasswordCost.FEWEST_ITERATIONS);
    two.encode("warm");
    long start = System.nanoTime();
    two.encode("timed");
    long nanos = System.nanoTime() - start;
    return PasswordCost.reaching(settings.passwordTime(), memoryKib, Duration.ofNanos(nanos));
  }

  private static Argon2PasswordEncoder encoder(int memoryKib, int iterations) {
    return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, memoryKib, iterations);
  }

  private record Prepared(Argon2PasswordEncoder encoder, String decoy) {}

  /// All places stayed taken: a flood, or a machine far too small.
  static final class TooManySignIns extends RuntimeException {
    TooManySignIns() {
      super("no place to check a password for " + PATIENCE.toSeconds() + " s");
    }
  }
}
