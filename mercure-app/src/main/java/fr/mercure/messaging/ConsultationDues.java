// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Right;
import fr.mercure.messaging.ConsultationRules.Population;
import fr.mercure.messaging.ConsultationStore.Standing;
import fr.mercure.portal.Obligation;
import fr.mercure.portal.Obligations;
import fr.mercure.web.DeadlineNote;
import fr.mercure.web.Due;
import fr.mercure.web.Texts;
import fr.mercure.web.Visitor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// By when each mailbox is to be consulted, on the home page and in the bar of those who may.
@Component
class ConsultationDues implements Obligations, DeadlineNote {
  private final ConsultationStore store;
  private final MessagingSettings settings;
  private final Clock clock;

  ConsultationDues(ConsultationStore store, MessagingSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /// None while nothing has ever come.
  Optional<Instant> of(Addressee mailbox, Standing standing) {
    return next(mailbox, standing, Optional.empty());
  }

  /// The one after the last that was missed: each period that passes is missed on its own.
  Optional<Instant> next(Addressee mailbox, Standing standing, Optional<Instant> missed) {
    Optional<LocalDate> day = missed.map(at -> LocalDate.ofInstant(at, Texts.ZONE));
    Optional<LocalDate> from =
        Stream.concat(standing.last().stream(), day.stream()).max(LocalDate::compareTo);
    boolean office = mailbox instanceof Addressee.OfOffice;
    Population population = office ? Population.OFFICERS : Population.OPERATORS;
    int days = office ? settings.officersConsultDays() : settings.operatorsConsultDays();
    return standing
        .first()
        .or(standing::last)
        .map(first -> ConsultationRules.due(from, first, population, days, Texts.ZONE));
  }

  @Override
  public Optional<Note> of(Visitor visitor, Texts texts) {
    return Optional.of(visitor)
        .filter(Actor.class::isInstance)
        .map(Actor.class::cast)
        .filter(actor -> actor.may(Right.MAIL_READ))
        .flatMap(Box::find)
        .flatMap(box ->
            of(box.addressee(), store.standing(box.addressee())).map(due -> note(box, due, texts)));
  }

  private Note note(Box box, Instant at, Texts texts) {
    boolean late = at.isBefore(clock.instant());
    return new Note(
        texts.get(late ? "consultation.deadline.late" : "consultation.deadline", at),
        Due.of(at, clock.instant(), texts),
        box.path() + "/consultations");
  }

  @Override
  public List<Obligation> of(Actor actor, Texts texts) {
    return Optional.of(actor).filter(a -> a.may(Right.MAIL_READ)).flatMap(Box::find).stream()
        .flatMap(box ->
            of(box.addressee(), store.standing(box.addressee())).stream()
                .map(due ->
                    new Obligation(
                        Optional.of(due),
                        texts.get("consultation.obligation"),
                        box.name(),
                        texts.get("messaging.title"),
                        texts.get("consultation.act"),
                        box.path() + "/consultations")))
        .toList();
  }
}
