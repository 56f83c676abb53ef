// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import fr.mercure.web.Texts;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Wakes accounts up and confirms their addresses by a link in the mail; takes note that terms of
/// use are accepted. A link opens nothing: signing in follows it as ever.
@Component
class AccountDesk {
  static final String LINK = "/connexion/lien/";
  static final Duration GOOD = Duration.ofHours(1);

  private static final Duration PAUSE = Duration.ofMinutes(2);
  private static final int CHARACTERS = 40;
  private static final Wording SUBJECT =
      new Wording("Réactiver votre compte Mercure", "Waking up your Mercure account");
  private static final Wording TEXT =
      new Wording(
          """
          Ouvrez ce lien dans l’heure pour confirmer votre adresse et réactiver votre compte.
          Il ne sert qu’une fois. Vous vous connecterez ensuite comme d’habitude.
          Si vous n’avez rien demandé, n’en faites rien.
          """,
          """
          Open this link within the hour to confirm your address and wake your account up.
          It serves once. You then sign in as ever.
          If you have asked for nothing, do nothing.
          """);

  private final AccountStore store;
  private final PersonStore people;
  private final ApplicationEventPublisher events;
  private final SecureRandom random;
  private final Clock clock;

  AccountDesk(
      AccountStore store,
      PersonStore people,
      ApplicationEventPublisher events,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.events = events;
    this.random = random;
    this.clock = clock;
  }

  /// Mails a link to the owner, unless one was just mailed.
  @Transactional
  void sendLink(long person) {
    Instant now = clock.instant();
    String token = Base32.random(random, CHARACTERS).toLowerCase(Locale.ROOT);
    if (store.addLink(person, digest(token), now, now.plus(GOOD), now.minus(PAUSE))) {
      Locale locale = Locale.of(people.person(person).orElseThrow().language());
      events.publishEvent(
          new OwnerTold(
              person,
              "link-" + person + "-" + now.getEpochSecond(),
              SUBJECT.in(locale),
              TEXT.in(locale),
              Optional.of(LINK + token),
              now));
    }
  }

  /// Follows a link.
  ///
  /// @return false if it is none, too old or spent
  @Transactional
  boolean follow(String token) {
    return store.follow(digest(token), clock.instant());
  }

  private static byte[] digest(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
  }

  /// Where the terms that hold now are to be read; none if the site asks for none.
  Optional<String> terms() {
    return store.termsAddress(today());
  }

  void accept(long person) {
    store.accept(person, today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
  }
}
