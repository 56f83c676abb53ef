// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes to owners why a try at their account was refused: the page says it to nobody. Done later
/// than the answer, so that the answer takes the same time for everybody; each cause once an hour.
@Component
class OwnerLetters {
  private static final Duration LATE = Duration.ofHours(1);
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(Texts.ZONE);

  private final AttemptStore attempts;
  private final PersonStore people;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OwnerLetters(
      AttemptStore attempts, PersonStore people, ApplicationEventPublisher events, Clock clock) {
    this.attempts = attempts;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT5S")
  @Transactional
  void write() {
    var written = new HashSet<String>();
    for (AttemptStore.Failed failed : attempts.takeUntold(clock.instant().minus(LATE))) {
      String letter = letter(failed);
      if (written.add(letter)) {
        people
            .person(failed.person().orElseThrow())
            .ifPresent(owner -> tell(owner, failed, letter));
      }
    }
  }

  /// The same for the same cause within an hour.
  private static String letter(AttemptStore.Failed failed) {
    return "refused-%s-%s-%d"
        .formatted(
            failed.person().orElseThrow(),
            failed.code().toLowerCase(Locale.ROOT),
            failed.at().getEpochSecond() / LATE.toSeconds());
  }

  private void tell(Person owner, AttemptStore.Failed failed, String letter) {
    Locale locale = Locale.of(owner.language());
    Cause cause = Causes.of(failed.code()).with(minutes(), minutes());
    String text =
        """
        %s
        %s

        %s %s (%s)
        %s %s

        %s
        """
            .formatted(
                OPENING.in(locale),
                WHEN.format(failed.at()),
                CAUSE.in(locale),
                cause.text().in(locale),
                failed.code(),
                REMEDY.in(locale),
                cause.remedy().in(locale),
                ENDING.with(failed.reference()).in(locale));
    events.publishEvent(
        new OwnerTold(
            owner.id(),
            letter,
            SUBJECT.in(locale),
            text,
            Optional.of("/aide/erreurs/" + failed.code()),
            failed.at()));
  }

  private static Wording minutes() {
    String number = Long.toString(AttemptStore.WINDOW.toMinutes());
    return new Wording(number, number);
  }

  private static final Wording SUBJECT =
      new Wording(
          "Une connexion à votre compte a été refusée", "A sign-in to your account was refused");
  private static final Wording OPENING =
      new Wording(
          "Quelqu’un, peut-être vous, a essayé d’entrer avec votre adresse :",
          "Somebody, perhaps you, tried to get in with your address:");
  private static final Wording CAUSE = new Wording("Pourquoi :", "Why:");
  private static final Wording REMEDY = new Wording("Que faire :", "What to do:");
  private static final Wording ENDING =
      new Wording(
          "Référence pour l’assistance : {0}. Si ce n’était pas vous et que cela se répète, changez"
              + " de mot de passe.",
          "Reference for support: {0}. If it was not you and it goes on, change your password.");
}
