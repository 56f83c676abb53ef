// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.identity.Actor;
import fr.mercure.mail.Deposit;
import fr.mercure.mail.FlagChange;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Folder;
import fr.mercure.mail.MailAddress;
import fr.mercure.mail.MailContent;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.Placed;
import fr.mercure.mail.ReadMessage;
import fr.mercure.post.MyMailbox;
import fr.mercure.post.PostOutbound;
import fr.mercure.webmail.MailReading.Found;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Messages that are about to leave. Each stays a draft until it does, so that holding it back is
/// to forget that it should leave, and a node that stops loses nothing.
@Component
class Outgoing {
  /// How long whoever wrote a message may hold it back.
  static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);
  private static final int AT_ONCE = 20;

  private final JdbcClient jdbc;
  private final MailStore mail;
  private final WriteDesk desk;
  private final PostOutbound outbound;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Outgoing(
      JdbcClient jdbc,
      MailStore mail,
      WriteDesk desk,
      PostOutbound outbound,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.mail = mail;
    this.desk = desk;
    this.outbound = outbound;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// A message held back.
  ///
  /// @param mailbox key in the engine
  /// @param draft UID in its drafts
  record Held(long mailbox, long draft) {}

  private record Leaving(
      long mailbox,
      String person,
      long draft,
      Optional<Long> answeredFolder,
      Optional<Long> answeredUid) {}

  /// Has a draft leave after {@link #PAUSE}.
  ///
  /// @param answered the message that it answers
  /// @return key by which it can be held back
  long add(Actor actor, MyMailbox mailbox, long draft, Optional<Found> answered) {
    return jdbc.sql(
            """
            insert into post.outgoing
              (mailbox, person, draft, answered_folder, answered_uid, send_at)
            values (:mailbox, :person, :draft, :folder, :uid, :at)
            returning id
            """)
        .param("mailbox", mailbox.box().id())
        .param("person", actor.id())
        .param("draft", draft)
        .param("folder", answered.map(found -> found.folder().id()).orElse(null))
        .param("uid", answered.map(found -> found.placed().uid()).orElse(null))
        .param("at", Timestamp.from(clock.instant().plus(PAUSE)))
        .query(Long.class)
        .single();
  }

  /// Holds back what has not left yet; nothing if it has, or is somebody else's.
  Optional<Held> holdBack(Actor actor, long id) {
    return jdbc.sql(
            "delete from post.outgoing where id = :id and person = :person returning mailbox,"
                + " draft")
        .param("id", id)
        .param("person", actor.id())
        .query((row, _) -> new Held(row.getLong("mailbox"), row.getLong("draft")))
        .optional();
  }

  /// Sends what is due, each in the transaction that takes it from the queue. What cannot be
  /// delivered leaves the queue and stays a draft.
  @Scheduled(fixedDelayString = "1s")
  void send() {
    for (long id : due()) {
      try {
        send(id);
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("message {} is tried again, the others go on: {}", id, e.getMessage());
      }
    }
  }

  private void send(long id) {
    Boolean left =
        transactions.execute(transaction -> {
          boolean done = take(id).map(this::leaves).orElse(true);
          if (!done) {
            transaction.setRollbackOnly();
          }
          return done;
        });
    if (!Boolean.TRUE.equals(left)) {
      LOG.warn("message {} cannot be delivered and stays a draft", id);
      take(id);
    }
  }

  private List<Long> due() {
    return jdbc
        .sql("select id from post.outgoing where send_at <= :now order by send_at limit :most")
        .param("now", Timestamp.from(clock.instant()))
        .param("most", AT_ONCE)
        .query(Long.class)
        .list()
        .stream()
        .filter(Objects::nonNull)
        .toList();
  }

  /// Nothing if it is held back, or another node has taken it.
  private Optional<Leaving> take(long id) {
    return jdbc.sql(
            """
            delete from post.outgoing where id in (
              select id from post.outgoing where id = :id for update skip locked)
            returning mailbox, person, draft, answered_folder, answered_uid
            """)
        .param("id", id)
        .query(Outgoing::leaving)
        .optional();
  }

  private boolean leaves(Leaving leaving) {
    Optional<Folder> drafts = folder(leaving, "\\Drafts");
    Optional<Folder> sent = folder(leaving, "\\Sent");
    List<Placed> draft =
        drafts.stream()
            .flatMap(f ->
                mail.reading().placed(f.id(), List.of(leaving.draft()), leaving.person()).stream())
            .toList();
    if (draft.isEmpty() || sent.isEmpty()) {
      return true;
    }
    long message = draft.getFirst().message();
    byte[] bytes = mail.reading().contents(List.of(message)).get(message);
    if (bytes == null || !deliver(bytes)) {
      return false;
    }
    var kept =
        new Deposit(
            ReadMessage.of(bytes),
            new Flags(Flags.SEEN, List.of()),
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    desk.drop(drafts.get(), leaving.draft(), leaving.person());
    mail.messages().append(sent.get().id(), kept, leaving.person());
    answered(leaving);
    return true;
  }

  /// False if a recipient's mailbox is full or gone: then nobody gets it.
  private boolean deliver(byte[] draft) {
    MailContent content = MailContent.of(draft);
    List<String> all =
        Stream.of(content.to(), content.cc(), content.bcc())
            .flatMap(field -> MailAddress.read(field).stream())
            .map(MailAddress::address)
            .distinct()
            .toList();
    var here = new LinkedHashMap<String, Long>();
    all.forEach(a -> mail.mailboxes().find(a).ifPresent(mailbox -> here.put(a, mailbox)));
    List<String> elsewhere = all.stream().filter(a -> !here.containsKey(a)).toList();
    String sender =
        MailAddress.read(content.from()).stream().findFirst().map(MailAddress::address).orElse("");
    var deposit =
        new Deposit(
            ReadMessage.of(MailContent.without(draft, "Bcc")),
            Flags.NONE,
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return !all.isEmpty()
        && elsewhere.stream().allMatch(outbound::leaves)
        && mail.messages().deliver(here.values(), sender, elsewhere, deposit);
  }

  private void answered(Leaving leaving) {
    if (leaving.answeredFolder().isPresent() && leaving.answeredUid().isPresent()) {
      var flag = new FlagChange(FlagChange.Way.ADD, new Flags(Flags.ANSWERED, List.of()));
      mail.flags()
          .change(
              leaving.answeredFolder().get(),
              List.of(leaving.answeredUid().get()),
              leaving.person(),
              flag,
              true,
              Long.MAX_VALUE);
    }
  }

  private Optional<Folder> folder(Leaving leaving, String use) {
    return mail.folders().of(leaving.mailbox(), leaving.person()).stream()
        .filter(folder -> folder.specialUse().equals(use))
        .findFirst();
  }

  private static Leaving leaving(ResultSet row, int number) throws SQLException {
    return new Leaving(
        row.getLong("mailbox"),
        row.getString("person"),
        row.getLong("draft"),
        Optional.ofNullable(row.getObject("answered_folder", Long.class)),
        Optional.ofNullable(row.getObject("answered_uid", Long.class)));
  }
}
