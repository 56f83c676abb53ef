// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Identity;
import fr.mercure.identity.Person;
import fr.mercure.identity.Right;
import fr.mercure.messaging.ConsultationStore.Standing;
import fr.mercure.messaging.WatchStore.Missed;
import fr.mercure.messaging.WatchStore.Step;
import fr.mercure.messaging.WatchStore.Stopped;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Watches over consultations that come due: reminds the readers, then their deputies, and writes
/// down what was missed, with whatever stopped the people who should have looked.
@Component
class ConsultationWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ConsultationWatch.class);

  private final ConsultationStore consultations;
  private final WatchStore store;
  private final ConsultationDues dues;
  private final Reminders reminders;
  private final Identity identity;
  private final MessagingSettings settings;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ConsultationWatch(
      ConsultationStore consultations,
      WatchStore store,
      ConsultationDues dues,
      Reminders reminders,
      Identity identity,
      MessagingSettings settings,
      TransactionTemplate transactions,
      Clock clock) {
    this.consultations = consultations;
    this.store = store;
    this.dues = dues;
    this.reminders = reminders;
    this.identity = identity;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "90s", fixedDelayString = "60s")
  void watch() {
    for (Addressee mailbox : store.mailboxes()) {
      try {
        watch(mailbox, clock.instant());
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("the consultation of {} is looked at again: {}", mailbox, e.getMessage());
      }
    }
  }

  /// Takes the step that is due for one mailbox, once.
  void watch(Addressee mailbox, Instant now) {
    Standing standing = consultations.standing(mailbox);
    Optional<Instant> due = dues.next(mailbox, standing, store.lastMissed(mailbox));
    due.flatMap(at -> step(at, now))
        .ifPresent(step ->
            transactions.executeWithoutResult(_ -> {
              if (store.takes(mailbox, due.get(), step, now)) {
                take(mailbox, standing, due.get(), step, now);
              }
            }));
  }

  /// The latest one whose moment has come.
  private Optional<Step> step(Instant due, Instant now) {
    Duration left = Duration.between(now, due);
    if (left.isNegative()) {
      return Optional.of(Step.MISSED);
    }
    if (left.compareTo(settings.remindDeputies()) <= 0) {
      return Optional.of(Step.DEPUTIES);
    }
    return left.compareTo(settings.remindReaders()) <= 0
        ? Optional.of(Step.READERS)
        : Optional.empty();
  }

  private void take(Addressee mailbox, Standing standing, Instant due, Step step, Instant now) {
    List<Stopped> stopped = step == Step.MISSED ? stopped(mailbox) : List.of();
    if (step == Step.MISSED) {
      store.miss(mailbox, new Missed(due, standing.unopened(), stopped), now);
    }
    reminders.send(mailbox, told(mailbox, step, now), step, due, stopped, now);
  }

  private List<Long> told(Addressee mailbox, Step step, Instant now) {
    return switch (step) {
      case READERS -> holding(mailbox, Right.MAIL_READ);
      case DEPUTIES -> deputies(mailbox, LocalDate.ofInstant(now, Texts.ZONE));
      case MISSED ->
          Stream.concat(
                  holding(mailbox, Right.PEOPLE_MANAGE).stream(),
                  holding(mailbox, Right.MAIL_READ).stream())
              .distinct()
              .toList();
    };
  }

  private List<Long> deputies(Addressee mailbox, LocalDate today) {
    return store.deputies(mailbox, today).stream()
        .filter(deputy -> !deputy.from().isAfter(today))
        .map(deputy -> Long.valueOf(deputy.person().substring("person:".length())))
        .distinct()
        .toList();
  }

  private List<Long> holding(Addressee mailbox, Right right) {
    return people(mailbox).stream()
        .map(Person::id)
        .filter(person -> identity.actor(person).filter(actor -> actor.may(right)).isPresent())
        .toList();
  }

  /// People of the mailbox who may not read it now, with what stops them; not those who never asked
  /// for that right.
  private List<Stopped> stopped(Addressee mailbox) {
    return people(mailbox).stream()
        .filter(person -> identity.actor(person.id()).filter(this::reads).isEmpty())
        .map(person -> new Stopped(person.name(), identity.causes(person.id())))
        .filter(person -> !person.causes().isEmpty())
        .toList();
  }

  private boolean reads(Actor actor) {
    return actor.may(Right.MAIL_READ);
  }

  private List<Person> people(Addressee mailbox) {
    return switch (mailbox) {
      case Addressee.OfCompany(long id) -> identity.peopleOf(id);
      case Addressee.OfOffice(String code) -> identity.officersOf(code);
    };
  }
}
