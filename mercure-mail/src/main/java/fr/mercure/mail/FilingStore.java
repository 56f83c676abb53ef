// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/// Copies, moves and expunges messages.
public final class FilingStore {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Numbers numbers;

  FilingStore(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.numbers = new Numbers(jdbc);
  }

  /// What became of a copy or a move.
  public sealed interface Copied {
    /// It is in the target.
    ///
    /// @param from UIDs of those that were there, ascending
    /// @param to their UIDs in the target, in the same order
    record Done(long uidValidity, List<Long> from, List<Long> to) implements Copied {
      public Done {
        from = List.copyOf(from);
        to = List.copyOf(to);
      }
    }

    /// The mailbox of the target has no room, or the folder is gone.
    record NoRoom() implements Copied {}
  }

  /// Copies messages with their flags, those of all readers too; all of them, or none.
  public Copied copy(long from, List<Long> uids, long to) {
    return run(transaction -> {
      lock(from, to);
      return copyNow(from, present(from, uids), to, true, transaction);
    });
  }

  /// Moves messages: in the target and gone from the source in one commit.
  public Copied move(long from, List<Long> uids, long to) {
    return run(transaction -> {
      boolean other = lock(from, to) > 1;
      List<Long> there = present(from, uids);
      Copied copied = copyNow(from, there, to, other, transaction);
      if (copied instanceof Copied.Done && !there.isEmpty()) {
        remove(from, there, other);
      }
      return copied;
    });
  }

  /// Removes messages that are flagged `\Deleted`.
  ///
  /// @return UIDs of those removed, ascending
  public List<Long> expunge(long folder, List<Long> uids) {
    return run(_ -> {
      lock(folder, folder);
      List<Long> deleted =
          jdbc.sql(
                  """
                  select uid from mail.placement
                  where folder = :folder and uid = any(:uids) and flags & 8 <> 0
                  order by uid
                  """)
              .param("folder", folder)
              .param("uids", Uids.array(uids))
              .query(Uids.ROW)
              .list();
      if (!deleted.isEmpty()) {
        remove(folder, deleted, true);
      }
      return deleted;
    });
  }

  /// Locks the mailboxes of both folders, always in the same order.
  ///
  /// @return how many they are
  private int lock(long from, long to) {
    return jdbc.sql(
            """
            select id from mail.mailbox
            where id in (select mailbox from mail.folder where id in (:from, :to))
            order by id
            for update
            """)
        .param("from", from)
        .param("to", to)
        .query(Uids.ROW)
        .list()
        .size();
  }

  private List<Long> present(long folder, List<Long> uids) {
    return jdbc.sql(
            """
            select uid from mail.placement where folder = :folder and uid = any(:uids) order by uid
            """)
        .param("folder", folder)
        .param("uids", Uids.array(uids))
        .query(Uids.ROW)
        .list();
  }

  private Copied copyNow(
      long from, List<Long> uids, long to, boolean counted, TransactionStatus transaction) {
    var taken = numbers.take(to, counted ? size(from, uids) : 0, uids.size());
    if (taken.isEmpty()) {
      transaction.setRollbackOnly();
      return new Copied.NoRoom();
    }
    if (!uids.isEmpty()) {
      insertCopies(from, uids, taken.get());
    }
    var copies = new ArrayList<Long>();
    for (int i = 0; i < uids.size(); i++) {
      copies.add(taken.get().firstUid() + i);
    }
    return new Copied.Done(taken.get().uidValidity(), uids, copies);
  }

  private void insertCopies(long from, List<Long> uids, Numbers.Taken taken) {
    for (String sql : List.of(COPY, COPY_READINGS)) {
      jdbc.sql(sql)
          .param("from", from)
          .param("uids", Uids.array(uids))
          .param("to", taken.folder())
          .param("first", taken.firstUid())
          .param("modseq", taken.modseq())
          .update();
    }
  }

  private static final String COPY =
      """
      insert into mail.placement (folder, uid, message, received_at, flags, keywords, modseq,
        thread)
      select :to, :first + u.place - 1, p.message, p.received_at, p.flags, p.keywords, :modseq,
        p.thread
      from unnest(:uids) with ordinality u(uid, place)
      join mail.placement p on p.folder = :from and p.uid = u.uid
      """;

  private static final String COPY_READINGS =
      """
      insert into mail.reading (folder, uid, person, flags, modseq)
      select :to, :first + u.place - 1, r.person, r.flags, :modseq
      from unnest(:uids) with ordinality u(uid, place)
      join mail.reading r on r.folder = :from and r.uid = u.uid
      """;

  private long size(long folder, List<Long> uids) {
    return jdbc.sql(
            """
            select coalesce(sum(m.size), 0)
            from mail.placement p join mail.message m on m.id = p.message
            where p.folder = :folder and p.uid = any(:uids)
            """)
        .param("folder", folder)
        .param("uids", Uids.array(uids))
        .query(Long.class)
        .single();
  }

  private void remove(long folder, List<Long> uids, boolean counted) {
    long bytes = counted ? -size(folder, uids) : 0;
    long modseq = numbers.take(folder, bytes, 0).orElseThrow().modseq();
    jdbc.sql(
            """
            with gone as (
              delete from mail.placement where folder = :folder and uid = any(:uids) returning uid)
            insert into mail.expunged (folder, uid, modseq) select :folder, uid, :modseq from gone
            """)
        .param("folder", folder)
        .param("uids", Uids.array(uids))
        .param("modseq", modseq)
        .update();
  }

  private <T> T run(Function<TransactionStatus, T> work) {
    return Objects.requireNonNull(transactions.execute(work::apply));
  }
}
