// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.identity.Actor;
import fr.mercure.mail.Deposit;
import fr.mercure.mail.Deposited;
import fr.mercure.mail.FlagChange;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Folder;
import fr.mercure.mail.MailAddress;
import fr.mercure.mail.MailContent;
import fr.mercure.mail.MailDraft;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.ReadMessage;
import fr.mercure.post.MyMailbox;
import fr.mercure.webmail.MailReading.Found;
import fr.mercure.webmail.TeamStore.Answering;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes drafts of what people type, and keeps them in their folder of drafts, where mail programs
/// see them too.
@Component
class WriteDesk {
  private static final int NAME_BITS = 128;
  private static final int RADIX = 36;

  private final MailReading reading;
  private final MailStore mail;
  private final TeamStore team;
  private final SecureRandom random;
  private final Clock clock;

  WriteDesk(MailReading reading, MailStore mail, TeamStore team, SecureRandom random, Clock clock) {
    this.reading = reading;
    this.mail = mail;
    this.team = team;
    this.random = random;
    this.clock = clock;
  }

  /// The message that `folder/uid` names, for who may read it; none if there is none.
  Optional<Found> named(Actor actor, MyMailbox mailbox, String name) {
    String[] parts = name.split("/");
    return parts.length == 2 && parts[1].matches("[0-9]{1,18}")
        ? Optional.of(reading.find(actor, mailbox.slug(), parts[0], Long.parseLong(parts[1])))
        : Optional.empty();
  }

  /// Keeps a draft, in place of the one before.
  ///
  /// @param added attachments that came with the form
  /// @return its UID; nothing if the mailbox is full
  @Transactional
  Optional<Long> keep(
      Actor actor, MyMailbox mailbox, WriteForm form, List<MailContent.Part> added) {
    Folder drafts = reading.folder(actor, mailbox, MailPlaces.DRAFTS);
    byte[] bytes = draft(actor, mailbox, form, added).draft();
    if (bytes.length > ReadMessage.LARGEST) {
      return Optional.empty();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var deposit =
        new Deposit(ReadMessage.of(bytes), new Flags(Flags.DRAFT | Flags.SEEN, List.of()), now);
    if (mail.messages().append(drafts.id(), deposit, actor.id()) instanceof Deposited.Kept kept) {
      drop(drafts, form.brouillon(), actor.id());
      conversation(actor, mailbox, form)
          .ifPresent(c -> team.answering(mailbox.box().id(), c, actor.id(), actor.name()));
      return Optional.of(kept.uid());
    }
    return Optional.empty();
  }

  /// Writes that nobody needs to wait for this answer any more.
  void answered(Actor actor, MyMailbox mailbox, WriteForm form) {
    conversation(actor, mailbox, form)
        .ifPresent(c -> team.answered(mailbox.box().id(), c, actor.id()));
  }

  /// Who else is answering the same message of a shared mailbox.
  List<Answering> others(Actor actor, MyMailbox mailbox, WriteForm form) {
    return conversation(actor, mailbox, form)
        .map(c -> team.others(mailbox.box().id(), c, actor.id()))
        .orElse(List.of());
  }

  private Optional<Long> conversation(Actor actor, MyMailbox mailbox, WriteForm form) {
    return Optional.of(mailbox)
        .filter(shared -> shared.box().functional())
        .flatMap(shared -> named(actor, shared, form.reponse()))
        .flatMap(found -> mail.lists().thread(found.folder().id(), found.placed().uid()));
  }

  /// Removes a draft for good.
  void drop(Folder drafts, long uid, String person) {
    if (uid > 0) {
      var deleted = new FlagChange(FlagChange.Way.ADD, new Flags(Flags.DELETED, List.of()));
      mail.flags().change(drafts.id(), List.of(uid), person, deleted, true, Long.MAX_VALUE);
      mail.filing().expunge(drafts.id(), List.of(uid));
    }
  }

  private MailDraft draft(
      Actor actor, MyMailbox mailbox, WriteForm form, List<MailContent.Part> added) {
    Optional<MailContent> answered = named(actor, mailbox, form.reponse()).map(Found::content);
    var parts = new ArrayList<>(kept(actor, mailbox, form));
    parts.addAll(added);
    return new MailDraft(
        new MailAddress(mailbox.name(), mailbox.box().address()),
        MailAddress.read(form.a()),
        MailAddress.read(form.copie()),
        MailAddress.read(form.cachee()),
        form.objet(),
        form.texte(),
        name(mailbox),
        answered.map(WriteDesk::references).orElse(List.of()),
        parts,
        clock.instant());
  }

  private List<MailContent.Part> kept(Actor actor, MyMailbox mailbox, WriteForm form) {
    List<MailContent.Part> all =
        named(actor, mailbox, form.source()).map(f -> f.content().parts()).orElse(List.of());
    return form.garder().stream()
        .filter(number -> number >= 0 && number < all.size())
        .map(all::get)
        .toList();
  }

  private static List<String> references(MailContent answered) {
    return Stream.concat(answered.references().stream(), Stream.of(answered.name()))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private String name(MyMailbox mailbox) {
    String address = mailbox.box().address();
    return new BigInteger(NAME_BITS, random).toString(RADIX)
        + address.substring(address.indexOf('@'));
  }
}
