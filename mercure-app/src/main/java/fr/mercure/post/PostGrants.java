// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Identity;
import fr.mercure.identity.Right;
import fr.mercure.mail.Access;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.Mailbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes access to mailboxes follow membership: whoever may read the mail of a company or office
/// finds its mailbox beside their own; whoever no longer may has lost it within a minute, at the
/// next command of a session that is open.
@Component
class PostGrants {
  private final Identity identity;
  private final PostBoxes boxes;
  private final MailStore mail;

  PostGrants(Identity identity, PostBoxes boxes, MailStore mail) {
    this.identity = identity;
    this.boxes = boxes;
    this.mail = mail;
  }

  /// The mailbox of a person, with everything opened that they may read now, and nothing else.
  PostBoxes.Box admit(Actor actor) {
    PostBoxes.Box own = own(actor);
    Set<Long> wanted = wanted(actor, own);
    List<Mailbox> open = mail.mailboxes().of(actor.id());
    open.stream()
        .map(Mailbox::id)
        .filter(mailbox -> !wanted.contains(mailbox))
        .forEach(mailbox -> mail.mailboxes().revoke(mailbox, actor.id()));
    wanted.stream()
        .filter(mailbox -> open.stream().noneMatch(o -> o.id() == mailbox))
        .forEach(mailbox -> mail.mailboxes().grant(mailbox, actor.id(), level(mailbox, own)));
    return own;
  }

  private static Access level(long mailbox, PostBoxes.Box own) {
    return mailbox == own.id() ? Access.MANAGE : Access.REPLY;
  }

  private PostBoxes.Box own(Actor actor) {
    long person = person(actor.id());
    Owner owner = new Owner.OfPerson(person);
    return boxes
        .find(owner)
        .orElseGet(() -> {
          String email = identity.person(person).orElseThrow().email();
          return boxes.open(owner, actor.name(), email.substring(0, email.indexOf('@')));
        });
  }

  private Set<Long> wanted(Actor actor, PostBoxes.Box own) {
    var wanted = new HashSet<Long>();
    wanted.add(own.id());
    if (actor.may(Right.MAIL_READ)) {
      shared(actor).ifPresent(wanted::add);
    }
    return wanted;
  }

  private Optional<Long> shared(Actor actor) {
    return Owner.shared(actor).map(owner -> shared(actor, owner).id());
  }

  private PostBoxes.Box shared(Actor actor, Owner owner) {
    String name = actor.organisation().orElseThrow();
    return boxes.open(owner, name, name);
  }

  /// Brings everybody up to date; writes only what has changed.
  @Scheduled(initialDelayString = "60s", fixedDelayString = "60s")
  void admitAll() {
    Map<String, Set<Long>> before = mail.mailboxes().access();
    Map<String, PostBoxes.Box> known = boxes.all();
    var gone = new HashMap<>(before);
    for (Actor actor : identity.acting()) {
      Optional<Set<Long>> now = expected(actor, known);
      if (now.isEmpty() || !now.get().equals(before.getOrDefault(actor.id(), Set.of()))) {
        admit(actor);
      }
      gone.remove(actor.id());
    }
    gone.forEach((person, mailboxes) ->
        mailboxes.forEach(mailbox -> mail.mailboxes().revoke(mailbox, person)));
  }

  /// What a person is to read, if those mailboxes are there.
  private static Optional<Set<Long>> expected(Actor actor, Map<String, PostBoxes.Box> known) {
    var expected = new HashSet<Long>();
    var owners = new ArrayList<Owner>();
    owners.add(new Owner.OfPerson(person(actor.id())));
    if (actor.may(Right.MAIL_READ)) {
      Owner.shared(actor).ifPresent(owners::add);
    }
    for (Owner owner : owners) {
      PostBoxes.Box box = known.get(owner.key());
      if (box == null) {
        return Optional.empty();
      }
      expected.add(box.id());
    }
    return Optional.of(expected);
  }

  static long person(String actor) {
    return Long.parseLong(actor.substring("person:".length()));
  }
}
