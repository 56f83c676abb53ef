// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Right;
import fr.mercure.messaging.ConsultationRules.Population;
import fr.mercure.messaging.ConsultationStore.Standing;
import fr.mercure.portal.Obligation;
import fr.mercure.portal.Obligations;
import fr.mercure.web.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// By when each mailbox is to be consulted, on the home page of those who may.
@Component
class ConsultationDues implements Obligations {
  private final ConsultationStore store;
  private final MessagingSettings settings;

  ConsultationDues(ConsultationStore store, MessagingSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /// None while nothing has ever come.
  Optional<Instant> of(Addressee mailbox, Standing standing) {
    boolean office = mailbox instanceof Addressee.OfOffice;
    Population population = office ? Population.OFFICERS : Population.OPERATORS;
    int days = office ? settings.officersConsultDays() : settings.operatorsConsultDays();
    return standing
        .first()
        .or(standing::last)
        .map(first -> ConsultationRules.due(standing.last(), first, population, days, Texts.ZONE));
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
