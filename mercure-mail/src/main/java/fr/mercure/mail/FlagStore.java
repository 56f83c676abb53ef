// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Changes flags. What is seen and flagged is each reader's own; the rest is shared. None of it
/// proves that anybody has read anything.
public final class FlagStore {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Numbers numbers;

  FlagStore(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.numbers = new Numbers(jdbc);
  }

  /// Changes flags of messages as one reader sees them.
  ///
  /// @param shared whether this reader may change those that all share; otherwise these stay
  /// @param unchangedSince messages that have changed after this number stay as they are
  /// @return UIDs of those that stayed because of that, ascending
  public List<Long> change(
      long folder,
      List<Long> uids,
      String person,
      FlagChange change,
      boolean shared,
      long unchangedSince) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          var taken = numbers.take(folder, 0, 0);
          if (taken.isEmpty()) {
            return List.of();
          }
          List<Long> stale =
              unchangedSince == Long.MAX_VALUE
                  ? List.of()
                  : stale(folder, uids, person, unchangedSince);
          List<Long> fresh = uids.stream().filter(uid -> !stale.contains(uid)).toList();
          if (shared && change.touchesShared()) {
            changeShared(folder, fresh, change, taken.get().modseq());
          }
          if (change.touchesPersonal()) {
            changePersonal(folder, fresh, person, change, taken.get().modseq());
          }
          return stale;
        }));
  }

  private List<Long> stale(long folder, List<Long> uids, String person, long since) {
    return jdbc.sql(
            """
            select p.uid from mail.placement p
            left join mail.reading r on r.folder = p.folder and r.uid = p.uid and r.person = :person
            where p.folder = :folder and p.uid = any(:uids)
              and greatest(p.modseq, coalesce(r.modseq, 0)) > :since
            order by p.uid
            """)
        .param("folder", folder)
        .param("uids", Uids.array(uids))
        .param("person", person)
        .param("since", since)
        .query(Uids.ROW)
        .list();
  }

  private void changeShared(long folder, List<Long> uids, FlagChange change, long modseq) {
    boolean removing = change.way() == FlagChange.Way.REMOVE;
    String[] keywords = change.flags().keywords().toArray(String[]::new);
    jdbc.sql(
            """
            update mail.placement set
              flags = ((flags & ~:clearing) | :setting) & 26,
              keywords = (
                select coalesce(array_agg(distinct k order by k), '{}')
                from unnest(case when :replacing then '{}' else keywords end || :adding::text[]) k
                where k <> all(:removing::text[])),
              modseq = :modseq
            where folder = :folder and uid = any(:uids)
            """)
        .param("clearing", change.clearing())
        .param("setting", change.setting())
        .param("replacing", change.way() == FlagChange.Way.REPLACE)
        .param("adding", removing ? new String[0] : keywords)
        .param("removing", removing ? keywords : new String[0])
        .param("modseq", modseq)
        .param("folder", folder)
        .param("uids", Uids.array(uids))
        .update();
  }

  private void changePersonal(
      long folder, List<Long> uids, String person, FlagChange change, long modseq) {
    jdbc.sql(
            """
            insert into mail.reading (folder, uid, person, flags, modseq)
            select folder, uid, :person, :setting & 5, :modseq
            from mail.placement where folder = :folder and uid = any(:uids)
            on conflict (folder, uid, person) do update
            set flags = ((reading.flags & ~:clearing) | :setting) & 5, modseq = excluded.modseq
            """)
        .param("person", person)
        .param("setting", change.setting())
        .param("clearing", change.clearing())
        .param("modseq", modseq)
        .param("folder", folder)
        .param("uids", Uids.array(uids))
        .update();
  }
}
