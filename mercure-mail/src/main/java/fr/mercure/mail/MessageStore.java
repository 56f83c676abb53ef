// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Puts messages into folders.
public final class MessageStore {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final OutboundStore outbound;
  private final NamedParameterJdbcOperations batch;
  private final Contents contents;
  private final Arrival arrival;
  private final Numbers numbers;
  private final Threads threads;

  MessageStore(
      NamedParameterJdbcOperations batch,
      TransactionOperations transactions,
      OutboundStore outbound,
      Arrival arrival) {
    this.batch = batch;
    this.jdbc = JdbcClient.create(batch);
    this.contents = new Contents(jdbc, batch);
    this.transactions = transactions;
    this.outbound = outbound;
    this.arrival = arrival;
    this.numbers = new Numbers(jdbc);
    this.threads = new Threads(jdbc);
  }

  /// Puts a message into a folder. When this returns outside a transaction, it is on disk.
  ///
  /// @param person whose flags of reading are set
  public Deposited append(long folder, Deposit deposit, String person) {
    return run(() -> {
      long message = contents.of(deposit.message());
      return place(folder, message, deposit, person);
    });
  }

  /// As {@link #append}, with its flags of reading for everybody who reads the mailbox now.
  public Deposited appendForAll(long folder, Deposit deposit) {
    return run(() -> placeForAll(folder, contents.of(deposit.message()), deposit));
  }

  private Deposited placeForAll(long folder, long message, Deposit deposit) {
    Deposited done = place(folder, message, deposit, "");
    int personal = deposit.flags().system() & Flags.PERSONAL;
    if (personal != 0 && done instanceof Deposited.Kept(long _, long uid)) {
      jdbc.sql(
              """
              insert into mail.reading (folder, uid, person, flags, modseq)
              select p.folder, p.uid, a.person, :flags, p.modseq
              from mail.placement p
              join mail.folder f on f.id = p.folder
              join mail.access a on a.mailbox = f.mailbox and a.until is null
              where p.folder = :folder and p.uid = :uid
              """)
          .param("flags", personal)
          .param("folder", folder)
          .param("uid", uid)
          .update();
    }
    return done;
  }

  /// Puts one message into several mailboxes, each sorted by its script: all of them, or none.
  ///
  /// @param mailboxes keys; each gets it once
  /// @return false if one of them has no room or is gone
  public boolean deliver(Collection<Long> mailboxes, Deposit deposit) {
    return deliver(mailboxes, "", List.of(), deposit);
  }

  /// As {@link #deliver(Collection, Deposit)}, and sets it on its way to mailboxes elsewhere.
  ///
  /// @param sender by the envelope, who is told if it cannot be handed over there; empty for nobody
  /// @param elsewhere addresses
  public boolean deliver(
      Collection<Long> mailboxes, String sender, Collection<String> elsewhere, Deposit deposit) {
    Boolean done =
        transactions.execute(transaction -> {
          long message = contents.of(deposit.message());
          boolean all =
              mailboxes.stream()
                  .distinct()
                  .sorted()
                  .allMatch(box -> reaches(box, message, sender, deposit));
          if (!all) {
            transaction.setRollbackOnly();
          } else if (!elsewhere.isEmpty()) {
            outbound.put(sender, elsewhere, message, deposit.receivedAt());
          }
          return all;
        });
    return Boolean.TRUE.equals(done);
  }

  private boolean reaches(long mailbox, long message, String sender, Deposit deposit) {
    var filer =
        new Arrival.Filer() {
          @Override
          public long keep(ReadMessage answer) {
            return contents.of(answer);
          }

          @Override
          public boolean place(long folder, long content, Deposit placed) {
            return placeForAll(folder, content, placed) instanceof Deposited.Kept;
          }
        };
    return arrival.reaches(mailbox, new Arrival.Incoming(message, deposit, sender), filer);
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
              : place(inbox.get(), contents.of(deposit.message()), deposit, "");
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
      List<Deposit> all = List.copyOf(fresh.values());
      List<Long> messages = contents.of(all.stream().map(Deposit::message).toList());
      insert(taken, messages, all);
      Iterator<Long> each = messages.iterator();
      fresh.keySet().forEach(cause -> kept.put(cause, each.next()));
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

  private Deposited place(long folder, long message, Deposit deposit, String person) {
    int size = deposit.message().content().length;
    Optional<Numbers.Taken> taken = numbers.take(folder, size, 1);
    if (taken.isEmpty()) {
      return exists(folder) ? new Deposited.OverQuota() : new Deposited.NoFolder();
    }
    long uid = taken.get().firstUid();
    Flags flags = deposit.flags();
    insert(taken.get(), List.of(message), List.of(deposit));
    if (flags.has(Flags.PERSONAL) && !person.isEmpty()) {
      read(folder, uid, person, flags.system() & Flags.PERSONAL, taken.get().modseq());
    }
    return new Deposited.Kept(taken.get().uidValidity(), uid);
  }

  /// Puts contents into a folder, under the UIDs that were taken.
  private void insert(Numbers.Taken taken, List<Long> messages, List<Deposit> deposits) {
    List<Long> found =
        threads.of(taken.mailbox(), deposits.stream().map(Deposit::message).toList());
    var rows = new SqlParameterSource[deposits.size()];
    for (int i = 0; i < rows.length; i++) {
      Deposit deposit = deposits.get(i);
      rows[i] =
          new MapSqlParameterSource()
              .addValue("folder", taken.folder())
              .addValue("uid", taken.firstUid() + i)
              .addValue("message", messages.get(i))
              .addValue("at", Timestamp.from(deposit.receivedAt()))
              .addValue("flags", deposit.flags().system() & ~Flags.PERSONAL)
              .addValue("keywords", deposit.flags().keywords().toArray(String[]::new))
              .addValue("modseq", taken.modseq())
              .addValue("thread", found.get(i));
    }
    batch.batchUpdate(
        """
        insert into mail.placement
          (folder, uid, message, received_at, flags, keywords, modseq, thread)
        values (:folder, :uid, :message, :at, :flags, :keywords, :modseq, :thread)
        """,
        rows);
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
