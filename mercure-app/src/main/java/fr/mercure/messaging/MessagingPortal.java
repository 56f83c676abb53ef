// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Right;
import fr.mercure.messaging.MessagingStore.Listed;
import fr.mercure.messaging.MessagingStore.Waiting;
import fr.mercure.portal.MailboxCard;
import fr.mercure.portal.Obligation;
import fr.mercure.portal.Obligations;
import fr.mercure.web.NavigationCount;
import fr.mercure.web.Texts;
import fr.mercure.web.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the home page and the navigation show of a mailbox.
@Configuration(proxyBeanMethods = false)
class MessagingPortal {
  private static final int MOST = 20;
  private static final Duration OVERDUE = Duration.ofDays(7);

  @Bean
  MailboxCard mailboxCard(MessagingStore store) {
    return actor -> {
      Waiting waiting = waiting(store, actor);
      return new MailboxCard.State(waiting.unopened(), waiting.unopened(), waiting.lastOpened());
    };
  }

  /// Requests that nothing decided since has settled; a week after their time they are no longer
  /// something to do.
  @Bean
  Obligations requests(MessagingStore store, Clock clock) {
    return (actor, texts) ->
        box(actor).stream()
            .flatMap(box ->
                store.requests(box.addressee(), clock.instant().minus(OVERDUE), MOST).stream()
                    .map(listed -> obligation(box, listed, texts)))
            .toList();
  }

  @Bean
  NavigationCount unopenedMessages(MessagingStore store) {
    return new NavigationCount() {
      @Override
      public String path() {
        return "/messagerie";
      }

      @Override
      public int of(Visitor visitor) {
        return visitor instanceof Actor actor ? (int) waiting(store, actor).unopened() : 0;
      }
    };
  }

  private static Waiting waiting(MessagingStore store, Actor actor) {
    return box(actor)
        .map(box -> store.waiting(box.addressee()))
        .orElseGet(() -> new Waiting(0, Optional.empty()));
  }

  private static Optional<Box> box(Actor actor) {
    return actor.may(Right.MAIL_READ) ? Box.find(actor) : Optional.empty();
  }

  private static Obligation obligation(Box box, Listed listed, Texts texts) {
    OfficialMessage message = listed.message();
    return new Obligation(
        message.dueAt(),
        texts.get(OfficialForm.key(message.form(), "subject")),
        MailboxReader.reference(message),
        texts.get("messaging.title"),
        texts.get(listed.opened() ? "messaging.answer" : "messaging.open"),
        "%s/m/%s".formatted(box.path(), message.reference()));
  }
}
