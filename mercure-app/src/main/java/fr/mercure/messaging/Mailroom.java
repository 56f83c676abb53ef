// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.declarations.Procedure;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Right;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where officers hand in the messages that they write themselves.
@Component
public class Mailroom {
  private static final int MOST_DOCUMENTS = 20;
  private static final int LONGEST_NOTE = 4000;

  private final MessagingStore store;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Mailroom(MessagingStore store, ApplicationEventPublisher events, Clock clock) {
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  /// Documents that an officer wants for a declaration.
  ///
  /// @param key names this sending: handed in twice, it is sent once
  /// @param declaration key of the declaration
  /// @param company whose mailbox receives it
  /// @param lrn may be empty
  /// @param mrn empty before acceptance
  /// @param documents codes such as `N380`, at most twenty, at least one
  /// @param note what the officer adds, at most 4,000 characters; may be empty
  /// @param dueAt until when, in the future
  public record DocumentRequest(
      String key,
      long declaration,
      Procedure procedure,
      long company,
      String lrn,
      String mrn,
      List<String> documents,
      String note,
      Instant dueAt) {
    public DocumentRequest {
      documents = List.copyOf(documents);
    }
  }

  /// Sends the request into the mailbox of the company, and tells its people.
  ///
  /// @return the name of the message, as in its address
  /// @throws IllegalArgumentException if the actor is no officer who may decide, or a bound is
  ///   overstepped: the page that asks must have checked
  @Transactional
  public String send(Actor officer, DocumentRequest request) {
    String office =
        officer
            .office()
            .filter(_ -> officer.may(Right.CONTROL_DECIDE))
            .orElseThrow(() -> new IllegalArgumentException("not an officer: " + officer.id()));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (request.documents().isEmpty()
        || request.documents().size() > MOST_DOCUMENTS
        || request.note().length() > LONGEST_NOTE
        || !request.dueAt().isAfter(now)) {
      throw new IllegalArgumentException("a request out of its bounds: " + request.key());
    }
    OfficialMessage message = message(officer, office, request, now);
    if (store.deposit(List.of(message)) == 0) {
      return store.reference(request.declaration(), message.deposit());
    }
    events.publishEvent(
        new OfficialMessageSent(
            message.reference(), request.company(), reference(request), request.dueAt(), now));
    return message.reference();
  }

  private static OfficialMessage message(
      Actor officer, String office, DocumentRequest request, Instant now) {
    return new OfficialMessage(
        new Addressee.OfCompany(request.company()),
        "request:" + request.key(),
        OfficialForm.DOCUMENTS.kind(),
        OfficialForm.DOCUMENTS.label(),
        request.declaration(),
        request.procedure(),
        request.lrn(),
        request.mrn(),
        office,
        officer.id(),
        officer.name(),
        MessageFacts.asking(request.documents(), request.note()).json(),
        now,
        Optional.of(request.dueAt().truncatedTo(ChronoUnit.MICROS)));
  }

  private static String reference(DocumentRequest request) {
    return request.mrn().isEmpty() ? request.lrn() : request.mrn();
  }
}
