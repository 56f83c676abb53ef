// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Puts messages into folders.
public final class MessageStore {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final OutboundStore outbound;
  private final Numbers numbers;
  private final Threads threads;

  MessageStore(JdbcClient jdbc, TransactionOperations transactions, OutboundStore outbound) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.outbound = outbound;
    this.numbers = new Numbers(jdbc);
    this.threads = new Threads(jdbc);
  }

  /// Puts a message into a folder. When this returns outside a transaction, it is on disk.
  ///
  /// @param person whose flags of reading are set
  public Deposited append(long folder, Deposit deposit, String person) {
    return run(() -> {
      long message = content(deposit.message());
      return place(folder, message, deposit, person);
    });
  }

  /// Puts one message into the inboxes of several mailboxes: all of them, or none.
  ///
  /// @param mailboxes keys; each gets it once
  /// @return false if one of them has no room or is gone
  public boolean deliver(Collection<Long> mailboxes, Deposit deposit) {
    return deliver(mailboxes, "", List.of(), deposit);
  }

  /// As {@link #deliver(Collection, Deposit)}, and sets it on its way to mailboxes elsewhere.
  ///
  /// @param sender who is told if it cannot be handed over there; empty for nobody
  /// @param elsewhere addresses
  public boolean deliver(
      Collection<Long> mailboxes, String sender, Collection<String> elsewhere, Deposit deposit) {
    Boolean done =
        transactions.execute(transaction -> {
          long message = content(deposit.message());
          boolean all =
              mailboxes.stream()
                  .distinct()
                  .sorted()
                  .allMatch(box -> reaches(box, message, deposit));
          if (!all) {
            transaction.setRollbackOnly();
          } else if (!elsewhere.isEmpty()) {
            outbound.put(sender, elsewhere, message, deposit.receivedAt());
          }
          return all;
        });
    return Boolean.TRUE.equals(done);
  }

  private boolean reaches(long mailbox, long message, Deposit deposit) {
    return inbox(mailbox)
        .filter(folder -> place(folder, message, deposit, "") instanceof Deposited.Kept)
        .isPresent();
  }

  /// Puts a message into the inbox of a mailbox on behalf of something that may happen twice. Joins
  /// the transaction of the caller, so that both are kept or none.
  ///
  /// @param cause names what happened, at most 200 characters
  public Deposited deposit(long mailbox, String cause, Deposit deposit) {
    return run(() -> {
      int fresh =
          jdbc.sql(
                  """
                  insert into mail.deposit (mailbox, cause) values (:mailbox, :cause)
                  on conflict do nothing
                  """)
              .param("mailbox", mailbox)
              .param("cause", cause)
              .update();
      if (fresh == 0) {
        return new Deposited.Already();
      }
      Optional<Long> inbox = inbox(mailbox);
      Deposited done =
          inbox.isEmpty()
              ? new Deposited.NoFolder()
              : place(inbox.get(), content(deposit.message()), deposit, "");
      if (!(done instanceof Deposited.Kept)) {
        forget(mailbox, cause);
      }
      return done;
    });
  }

  /// As {@link #deposit}, many at once, and never refused for want of room: for what the house
  /// itself has to tell.
  ///
  /// @param letters by cause
  /// @return key of the content by cause, of those whose cause had not done it before
  public Map<String, Long> depositAll(long mailbox, Map<String, Deposit> letters) {
    return run(() -> {
      var fresh = new TreeMap<String, Deposit>(letters);
      fresh.keySet().retainAll(remember(mailbox, letters.keySet()));
      var kept = new TreeMap<String, Long>();
      if (fresh.isEmpty()) {
        return kept;
      }
      long bytes = fresh.values().stream().mapToLong(d -> d.message().content().length).sum();
      Numbers.Taken taken =
          inbox(mailbox)
              .flatMap(folder -> numbers.takeAnyway(folder, bytes, fresh.size()))
              .orElseThrow(() -> new IllegalStateException("no mailbox " + mailbox));
      fresh.forEach((cause, deposit) -> {
        long message = content(deposit.message());
        insert(taken, taken.firstUid() + kept.size(), message, deposit);
        kept.put(cause, message);
      });
      return kept;
    });
  }

  private List<String> remember(long mailbox, Collection<String> causes) {
    return jdbc.sql(
            """
            insert into mail.deposit (mailbox, cause) select :mailbox, unnest(:causes)
            on conflict do nothing
            returning cause
            """)
        .param("mailbox", mailbox)
        .param("causes", causes.toArray(String[]::new))
        .query((row, _) -> row.getString(1))
        .list();
  }

  private void forget(long mailbox, String cause) {
    jdbc.sql("delete from mail.deposit where mailbox = :mailbox and cause = :cause")
        .param("mailbox", mailbox)
        .param("cause", cause)
        .update();
  }

  private Optional<Long> inbox(long mailbox) {
    return jdbc.sql("select id from mail.folder where mailbox = :mailbox and name = 'INBOX'")
        .param("mailbox", mailbox)
        .query(Long.class)
        .optional();
  }

  private long content(ReadMessage message) {
    return jdbc.sql(
            """
            insert into mail.message (sha256, size, header_size, envelope, body, structure, sent_at,
              subject, sender, name, headers, words, content)
            values (:sha256, :size, :headerSize, :envelope, :body, :structure, :sentAt,
              :subject, :sender, :name, :headers, :words, :content)
            on conflict (sha256) do nothing
            returning id
            """)
        .param("sha256", message.sha256())
        .param("size", message.content().length)
        .param("headerSize", message.headerSize())
        .param("envelope", message.envelope())
        .param("body", message.body())
        .param("structure", message.structure())
        .param("sentAt", message.sentAt().map(Timestamp::from).orElse(null), Types.TIMESTAMP)
        .param("subject", message.subject())
        .param("sender", message.sender())
        .param("name", message.name())
        .param("headers", message.headers())
        .param("words", message.words())
        .param("content", message.content())
        .query(Long.class)
        .optional()
        .orElseGet(() -> known(message));
  }

  private long known(ReadMessage message) {
    return jdbc.sql("select id from mail.message where sha256 = :sha256")
        .param("sha256", message.sha256())
        .query(Long.class)
        .single();
  }

  private Deposited place(long folder, long message, Deposit deposit, String person) {
    int size = deposit.message().content().length;
    Optional<Numbers.Taken> taken = numbers.take(folder, size, 1);
    if (taken.isEmpty()) {
      return exists(folder) ? new Deposited.OverQuota() : new Deposited.NoFolder();
    }
    long uid = taken.get().firstUid();
    Flags flags = deposit.flags();
    insert(taken.get(), uid, message, deposit);
    if (flags.has(Flags.PERSONAL) && !person.isEmpty()) {
      read(folder, uid, person, flags.system() & Flags.PERSONAL, taken.get().modseq());
    }
    return new Deposited.Kept(taken.get().uidValidity(), uid);
  }

  private void insert(Numbers.Taken taken, long uid, long message, Deposit deposit) {
    jdbc.sql(
            """
            insert into mail.placement
              (folder, uid, message, received_at, flags, keywords, modseq, thread)
            values (:folder, :uid, :message, :at, :flags, :keywords, :modseq, :thread)
            """)
        .param("folder", taken.folder())
        .param("uid", uid)
        .param("message", message)
        .param("at", Timestamp.from(deposit.receivedAt()))
        .param("flags", deposit.flags().system() & ~Flags.PERSONAL)
        .param("keywords", deposit.flags().keywords().toArray(String[]::new))
        .param("modseq", taken.modseq())
        .param("thread", threads.of(taken.mailbox(), deposit.message()))
        .update();
  }

  private void read(long folder, long uid, String person, int flags, long modseq) {
    jdbc.sql(
            """
            insert into mail.reading (folder, uid, person, flags, modseq)
            values (:folder, :uid, :person, :flags, :modseq)
            """)
        .param("folder", folder)
        .param("uid", uid)
        .param("person", person)
        .param("flags", flags)
        .param("modseq", modseq)
        .update();
  }

  private boolean exists(long folder) {
    return jdbc.sql("select exists (select from mail.folder where id = :folder)")
        .param("folder", folder)
        .query(Boolean.class)
        .single();
  }

  private <T> T run(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }
}
