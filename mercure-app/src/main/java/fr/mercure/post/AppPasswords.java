// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Identity;
import fr.mercure.mail.Authenticator;
import fr.mercure.mail.Login;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Passwords of mail programs: one for each program, made here, shown once. The password of the
/// portal never opens a mail door: it would be kept in files of every device, and no second step
/// stands behind it there.
@Component
class AppPasswords implements Authenticator {
  /// How many living ones a person may have.
  static final int MOST = 20;

  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LETTERS = 26;
  private static final int GROUP = 5;
  private static final int LONGEST = 100;

  private final AppPasswordStore store;
  private final Identity identity;
  private final PostGrants grants;
  private final SecureRandom random;
  private final Clock clock;

  AppPasswords(
      AppPasswordStore store,
      Identity identity,
      PostGrants grants,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.identity = identity;
    this.grants = grants;
    this.random = random;
    this.clock = clock;
  }

  /// A new secret: 26 letters and digits that are not mistaken for one another, 130 bits.
  static String secret(SecureRandom random) {
    var secret = new StringBuilder();
    for (int i = 0; i < LETTERS; i++) {
      if (i > 0 && i % GROUP == 0) {
        secret.append('-');
      }
      secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return secret.toString();
  }

  /// Makes one.
  ///
  /// @param name of the program or device
  /// @return the secret, to be shown once
  String make(Actor owner, String name) {
    String secret = secret(random);
    keep(owner, name, secret);
    return secret;
  }

  /// As {@link #make}, with a secret that exists already; nothing happens if it is known.
  void keep(Actor owner, String name, String secret) {
    store.add(owner.id(), name, hash(secret), clock.instant());
  }

  /// Who they are, as they may act now: a person suspended since does not come in.
  ///
  /// @param user address of their mailbox, or the one they sign in with
  @Override
  public Optional<Login> login(String user, String secret, InetAddress from) {
    if (secret.length() > LONGEST) {
      return Optional.empty();
    }
    return store
        .find(hash(secret))
        .flatMap(holder -> login(holder, user.toLowerCase(Locale.ROOT), from));
  }

  private Optional<Login> login(AppPasswordStore.Holder holder, String user, InetAddress from) {
    long person = PostGrants.person(holder.person());
    Optional<Actor> actor = identity.actor(person);
    if (actor.isEmpty()) {
      return Optional.empty();
    }
    PostBoxes.Box box = grants.admit(actor.get());
    boolean theirs =
        user.equals(box.address())
            || identity.person(person).filter(p -> p.email().equals(user)).isPresent();
    if (!theirs) {
      return Optional.empty();
    }
    store.used(holder.id(), from.getHostAddress(), clock.instant());
    return Optional.of(new Login(holder.person(), box.address()));
  }

  /// Blanks, dashes and capitals make no difference: people copy by hand.
  private static byte[] hash(String secret) {
    String plain = secret.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    try {
      return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
