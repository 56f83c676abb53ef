// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.identity.Actor;
import fr.mercure.mail.FilingStore.Copied;
import fr.mercure.mail.FlagChange;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Folder;
import fr.mercure.mail.MailStore;
import fr.mercure.post.MyMailbox;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts messages off: they wait in a folder of their own, which mail programs see too, and come
/// back to the inbox unread.
@Component
class Snoozing {
  private static final Logger LOG = LoggerFactory.getLogger(Snoozing.class);
  private static final String FOLDER = "Reportés";
  private static final int AT_ONCE = 100;

  private final JdbcClient jdbc;
  private final MailStore mail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Snoozing(JdbcClient jdbc, MailStore mail, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.mail = mail;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Waiting(long folder, long uid, String person) {}

  /// What was put off.
  ///
  /// @param to the folder where it waits
  /// @param uids there
  record Done(Folder to, List<Long> uids) {}

  /// Puts messages off; nothing if the mailbox has no room.
  Optional<Done> snooze(
      Actor actor, MyMailbox mailbox, Folder from, List<Long> uids, Instant until) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          Folder to = folder(mailbox, actor);
          return switch (mail.filing().move(from.id(), uids, to.id())) {
            case Copied.NoRoom() -> Optional.<Done>empty();
            case Copied.Done(_, _, List<Long> moved) -> {
              remember(to.id(), moved, actor.id(), until);
              yield Optional.of(new Done(to, moved));
            }
          };
        }));
  }

  private Folder folder(MyMailbox mailbox, Actor actor) {
    long box = mailbox.box().id();
    return mail.folders()
        .find(box, FOLDER, actor.id())
        .orElseGet(() -> {
          mail.folders().create(box, FOLDER);
          return mail.folders().find(box, FOLDER, actor.id()).orElseThrow();
        });
  }

  private void remember(long folder, List<Long> uids, String person, Instant until) {
    jdbc.sql(
            """
            insert into webmail.snooze (folder, uid, person, back_at)
            select :folder, u, :person, :until from unnest(:uids) u
            on conflict (folder, uid) do update set back_at = excluded.back_at
            """)
        .param("folder", folder)
        .param("uids", uids.toArray(Long[]::new))
        .param("person", person)
        .param("until", Timestamp.from(until))
        .update();
  }

  /// Brings back what is due, each message in the transaction that takes it.
  @Scheduled(fixedDelayString = "5s")
  void wake() {
    for (Waiting waiting : due()) {
      try {
        transactions.executeWithoutResult(_ -> take(waiting).ifPresent(this::bringBack));
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("a message put off is tried again: {}", e.getMessage());
      }
    }
  }

  private List<Waiting> due() {
    return jdbc.sql(
            """
            select folder, uid, person from webmail.snooze
            where back_at <= :now order by back_at limit :most
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("most", AT_ONCE)
        .query((row, _) ->
            new Waiting(row.getLong("folder"), row.getLong("uid"), row.getString("person")))
        .list();
  }

  /// Nothing if another node has it.
  private Optional<Waiting> take(Waiting waiting) {
    int taken =
        jdbc.sql("delete from webmail.snooze where folder = :folder and uid = :uid")
            .param("folder", waiting.folder())
            .param("uid", waiting.uid())
            .update();
    return Optional.of(waiting).filter(_ -> taken > 0);
  }

  /// Does nothing for a message that somebody has moved away or deleted meanwhile.
  private void bringBack(Waiting waiting) {
    Optional<Long> inbox =
        jdbc.sql(
                """
                select i.id from mail.folder f
                join mail.folder i on i.mailbox = f.mailbox and i.name = 'INBOX'
                where f.id = :folder
                """)
            .param("folder", waiting.folder())
            .query(Long.class)
            .optional();
    if (inbox.isPresent()
        && mail.filing().move(waiting.folder(), List.of(waiting.uid()), inbox.get())
            instanceof Copied.Done(_, _, List<Long> back)) {
      var unread = new FlagChange(FlagChange.Way.REMOVE, new Flags(Flags.SEEN, List.of()));
      mail.flags().change(inbox.get(), back, waiting.person(), unread, false, Long.MAX_VALUE);
    }
  }
}
