// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.transfer;

import fr.mercure.mail.Deposit;
import fr.mercure.mail.Deposited;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.ReadMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Keeps messages that come from elsewhere, each with its line in the journal.
public final class TransferStore {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final MailStore mail;

  /// @param transactions of the same database as the store
  public TransferStore(DataSource database, TransactionOperations transactions, MailStore mail) {
    this.jdbc = JdbcClient.create(database);
    this.transactions = transactions;
    this.mail = mail;
  }

  MailStore mail() {
    return mail;
  }

  /// A folder of another server, and where it goes.
  ///
  /// @param source names the mailbox there
  /// @param validity of its UIDs
  record Way(long mailbox, long folder, String source, String name, long validity) {}

  /// A message from there.
  record Item(long uid, Deposit deposit) {}

  /// What became of it.
  enum Fate {
    KEPT,
    /// The folder has the same bytes already.
    HERE,
    FULL
  }

  /// UIDs of these that have come before.
  Set<Long> known(Way way, List<Long> uids) {
    return new HashSet<>(
        jdbc.sql(
                """
                select uid from mail.imported
                where mailbox = :mailbox and source = :source and folder = :folder
                  and uid_validity = :validity and uid = any(:uids)
                """)
            .param("mailbox", way.mailbox())
            .param("source", way.source())
            .param("folder", way.name())
            .param("validity", way.validity())
            .param("uids", uids.toArray(Long[]::new))
            .query(Long.class)
            .list());
  }

  /// Keeps messages in one commit, in their order, until one finds no room.
  ///
  /// @return what became of each, shorter if the mailbox is full
  List<Fate> keep(Way way, List<Item> items) {
    return run(() ->
        items.stream().map(item -> keep(way, item)).takeWhile(fate -> fate != Fate.FULL).toList());
  }

  private Fate keep(Way way, Item item) {
    Fate fate = put(way.folder(), item.deposit());
    if (fate != Fate.FULL) {
      note(way, item.uid());
    }
    return fate;
  }

  /// Puts one message into a folder, unless it is there. What was seen or flagged there is so here
  /// for everybody who reads the mailbox now: they bring their past with them.
  Fate put(long folder, Deposit deposit) {
    return run(() -> {
      if (has(folder, deposit.message())) {
        return Fate.HERE;
      }
      return mail.messages().appendForAll(folder, deposit) instanceof Deposited.Kept
          ? Fate.KEPT
          : Fate.FULL;
    });
  }

  private boolean has(long folder, ReadMessage message) {
    return jdbc.sql(
            """
            select exists (select from mail.message m join mail.placement p on p.message = m.id
              where m.sha256 = :sha256 and p.folder = :folder)
            """)
        .param("sha256", message.sha256())
        .param("folder", folder)
        .query(Boolean.class)
        .single();
  }

  private void note(Way way, long uid) {
    jdbc.sql(
            """
            insert into mail.imported (mailbox, source, folder, uid_validity, uid)
            values (:mailbox, :source, :folder, :validity, :uid)
            """)
        .param("mailbox", way.mailbox())
        .param("source", way.source())
        .param("folder", way.name())
        .param("validity", way.validity())
        .param("uid", uid)
        .update();
  }

  private <T> T run(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }
}
