// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.identity.Actor;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The mailboxes of whoever acts, as pages name them.
@Component
public class MyMailboxes {
  private final PostGrants grants;
  private final PostBoxes boxes;
  private final MailStore mail;

  MyMailboxes(PostGrants grants, PostBoxes boxes, MailStore mail) {
    this.grants = grants;
    this.boxes = boxes;
    this.mail = mail;
  }

  /// What they may read now: the shared one first, then their own.
  public List<MyMailbox> of(Actor actor) {
    PostBoxes.Box own = grants.admit(actor);
    Map<Long, Mailbox> open =
        mail.mailboxes().of(actor.id()).stream()
            .collect(Collectors.toMap(Mailbox::id, Function.identity()));
    var mine = new ArrayList<MyMailbox>();
    Owner.shared(actor).flatMap(owner -> shared(actor, owner, open)).ifPresent(mine::add);
    Optional.ofNullable(open.get(own.id()))
        .map(box ->
            new MyMailbox(
                MyMailbox.OWN,
                actor.name(),
                new Owner.OfPerson(PostGrants.person(actor.id())),
                box))
        .ifPresent(mine::add);
    return mine;
  }

  /// Address of a person's own mailbox, if they have one yet.
  public Optional<String> addressOf(long person) {
    return boxes.find(new Owner.OfPerson(person)).map(PostBoxes.Box::address);
  }

  private Optional<MyMailbox> shared(Actor actor, Owner owner, Map<Long, Mailbox> open) {
    String slug = actor.office().orElseGet(() -> actor.company().orElseThrow().siret().value());
    return boxes
        .find(owner)
        .flatMap(found -> Optional.ofNullable(open.get(found.id())))
        .map(box -> new MyMailbox(slug, actor.organisation().orElseThrow(), owner, box));
  }
}
