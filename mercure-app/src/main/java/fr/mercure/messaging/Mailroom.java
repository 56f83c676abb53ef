// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.declarations.PapersAsked;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Sends what officers write themselves into the mailbox of the company, and tells its people.
@Component
class Mailroom {
  private final MessagingStore store;
  private final Announcements announcements;
  private final ApplicationEventPublisher events;

  Mailroom(MessagingStore store, Announcements announcements, ApplicationEventPublisher events) {
    this.store = store;
    this.announcements = announcements;
    this.events = events;
  }

  /// Told twice, it sends once.
  @ApplicationModuleListener
  void on(PapersAsked asked) {
    OfficialMessage message = message(asked);
    if (store.deposit(List.of(message)) > 0) {
      announcements.put(List.of(message));
      events.publishEvent(
          new OfficialMessageSent(
              message.reference(),
              asked.company(),
              asked.mrn().isEmpty() ? asked.lrn() : asked.mrn(),
              asked.due(),
              asked.asked()));
    }
  }

  private static OfficialMessage message(PapersAsked asked) {
    return new OfficialMessage(
        new Addressee.OfCompany(asked.company()),
        "request:" + asked.key(),
        OfficialForm.DOCUMENTS.kind(),
        OfficialForm.DOCUMENTS.label(),
        asked.declaration(),
        asked.procedure(),
        asked.lrn(),
        asked.mrn(),
        asked.office(),
        asked.officer(),
        asked.officerName(),
        MessageFacts.asking(List.of(), asked.wanted()).json(),
        asked.asked().truncatedTo(ChronoUnit.MICROS),
        Optional.of(asked.due().truncatedTo(ChronoUnit.MICROS)));
  }
}
