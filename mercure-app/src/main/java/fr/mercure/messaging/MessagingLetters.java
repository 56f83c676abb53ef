// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.messaging.MessagingStore.Listed;
import fr.mercure.post.MyMailbox;
import fr.mercure.post.Owner;
import fr.mercure.web.Texts;
import fr.mercure.webmail.OfficialLetters;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells lists of mail which letters announce which official messages.
@Component
class MessagingLetters implements OfficialLetters {
  private final MessagingStore store;
  private final Clock clock;

  MessagingLetters(MessagingStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Map<String, Official> of(MyMailbox mailbox, Collection<String> references, Texts texts) {
    Optional<Addressee> addressee = addressee(mailbox.owner());
    if (addressee.isEmpty() || references.isEmpty()) {
      return Map.of();
    }
    var reader = new MailboxReader(texts, clock.instant(), mailbox.path(), mailbox.name());
    var officials = new HashMap<String, Official>();
    for (Listed listed : store.find(addressee.get(), List.copyOf(references))) {
      officials.put(listed.message().reference(), reader.official(listed));
    }
    return officials;
  }

  private static Optional<Addressee> addressee(Owner owner) {
    return switch (owner) {
      case Owner.OfPerson _ -> Optional.empty();
      case Owner.OfCompany(long id) -> Optional.of(new Addressee.OfCompany(id));
      case Owner.OfOffice(String code) -> Optional.of(new Addressee.OfOffice(code));
    };
  }
}
