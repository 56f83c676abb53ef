// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.annotation.PreDestroy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes, checks and revokes the keys of machines: `mercure_` + 8 characters that are shown + `_` +
/// 40 that are not (200 bits).
///
/// A verified key is remembered for {@link #REMEMBERED}, so that the hot path asks the database
/// about each key every two seconds at most. A revoked key stops at once on the node that revokes
/// it and within that time on every other.
@Component
final class ApiKeys {
  static final Duration REMEMBERED = Duration.ofSeconds(2);

  private static final int PREFIX = 8;
  private static final int SECRET = 40;
  private static final Pattern SHAPE = Pattern.compile("mercure_([A-Z2-7]{8})_[A-Z2-7]{40}");

  private final ApiKeyStore store;
  private final AccessDesk access;
  private final SecureRandom random;
  private final Clock clock;

  /// By digest of the key, or of the certificate; holds verified keys only, so no stranger makes it
  /// grow.
  private final Map<ByteBuffer, Verified> verified = new ConcurrentHashMap<>();

  private final Map<Long, Instant> lastUses = new ConcurrentHashMap<>();

  ApiKeys(ApiKeyStore store, AccessDesk access, SecureRandom random, Clock clock) {
    this.store = store;
    this.access = access;
    this.random = random;
    this.clock = clock;
  }

  private record Verified(long id, Actor actor, Instant until) {}

  /// @param id key in the database
  /// @param secret the whole key, to be shown once
  record Made(long id, String secret) {}

  /// A key of the actor's company or office, with some of the actor's rights at most.
  Made make(Actor owner, String name, Set<Right> rights) {
    return keep(owner, name, rights, secret(random));
  }

  /// As {@link #make}, with a key that exists already.
  Made keep(Actor owner, String name, Set<Right> rights, String secret) {
    var granted = new TreeSet<>(rights);
    granted.retainAll(owner.rights());
    String prefix = secret.substring("mercure_".length(), "mercure_".length() + PREFIX);
    long id = store.insert(owner, name, prefix, digest(secret), granted, clock.instant());
    return new Made(id, secret);
  }

  static String secret(SecureRandom random) {
    return "mercure_%s_%s".formatted(Base32.random(random, PREFIX), Base32.random(random, SECRET));
  }

  /// Stops a key, here at once.
  ///
  /// @return false if it is not a living key of the actor's company or office
  boolean revoke(Actor owner, long id) {
    boolean done = store.revoke(owner, id, clock.instant());
    verified.values().removeIf(v -> v.id() == id);
    return done;
  }

  /// Whom the key speaks for; nobody if it is unknown or revoked.
  Optional<Actor> verify(String key) {
    byte[] digest = digest(key);
    return verify(digest, () -> read(key, digest));
  }

  /// The same for the machine that shows a certificate; nobody if its key is revoked.
  ///
  /// @param fingerprint of the certificate
  /// @param tied whose it is, if it may serve; asked every {@link #REMEMBERED} at most
  Optional<Actor> verify(byte[] fingerprint, Supplier<Optional<ApiKeyStore.Stored>> tied) {
    Instant now = clock.instant();
    Verified known = verified.get(ByteBuffer.wrap(fingerprint));
    if (known == null || !now.isBefore(known.until())) {
      Optional<Verified> read =
          tied.get()
              .map(stored ->
                  new Verified(stored.id(), access.machine(stored.actor()), now.plus(REMEMBERED)));
      if (read.isEmpty()) {
        verified.remove(ByteBuffer.wrap(fingerprint));
        return Optional.empty();
      }
      known = read.get();
      verified.put(ByteBuffer.wrap(fingerprint), known);
    }
    lastUses.put(known.id(), now);
    return Optional.of(known.actor());
  }

  private Optional<ApiKeyStore.Stored> read(String key, byte[] digest) {
    var shape = SHAPE.matcher(key);
    if (!shape.matches()) {
      return Optional.empty();
    }
    return store
        .find(shape.group(1))
        .filter(stored -> MessageDigest.isEqual(stored.hash(), digest));
  }

  /// Writes the last uses since the last time, and forgets keys that nobody uses any more.
  @Scheduled(fixedDelayString = "5s")
  @PreDestroy
  void flush() {
    Instant now = clock.instant();
    verified.values().removeIf(v -> !now.isBefore(v.until()));
    var batch = new HashMap<Long, Instant>(lastUses);
    if (!batch.isEmpty()) {
      store.used(batch);
      batch.forEach(lastUses::remove);
    }
  }

  /// Living keys of the actor's company or office that this person made.
  ///
  /// @param maker {@link Actor#id}
  List<ApiKey> madeBy(Actor owner, String maker) {
    return store.madeBy(owner, maker);
  }

  /// Asks the database about every key again: some were revoked or given back.
  void forget() {
    verified.clear();
  }

  static byte[] digest(String key) {
    return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
  }
}
