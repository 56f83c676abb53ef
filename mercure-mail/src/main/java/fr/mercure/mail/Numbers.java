// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes numbers of the change feed and UIDs, inside a transaction. Whoever takes one holds the
/// mailbox's row until the commit: so changes become visible in the order of their numbers.
record Numbers(JdbcClient jdbc) {
  /// Numbers that were taken.
  ///
  /// @param folder where the change happens
  /// @param mailbox that it belongs to
  /// @param uidValidity of the folder
  /// @param firstUid first of those asked for
  record Taken(long folder, long mailbox, long modseq, long uidValidity, long firstUid) {}

  /// The next number of the mailbox that a folder is in.
  ///
  /// @param folder that changes
  /// @param bytes that it grows by; negative if it shrinks
  /// @return nothing if the quota forbids it, or the folder is gone
  Optional<Long> next(long folder, long bytes) {
    return next(folder, bytes, false);
  }

  private Optional<Long> next(long folder, long bytes, boolean anyway) {
    return jdbc.sql(
            """
            update mail.mailbox m set modseq = modseq + 1, used = used + :bytes
            from mail.folder f
            where f.id = :folder and m.id = f.mailbox
              and (:anyway or :bytes <= 0 or used + :bytes <= quota)
            returning m.modseq
            """)
        .param("folder", folder)
        .param("bytes", bytes)
        .param("anyway", anyway)
        .query(Long.class)
        .optional();
  }

  /// As {@link #next}, and so many UIDs; tells the nodes of the change.
  Optional<Taken> take(long folder, long bytes, int uids) {
    return next(folder, bytes).flatMap(modseq -> stamp(folder, modseq, uids));
  }

  /// As {@link #take}, whatever the quota says; nothing if the folder is gone.
  Optional<Taken> takeAnyway(long folder, long bytes, int uids) {
    return next(folder, bytes, true).flatMap(modseq -> stamp(folder, modseq, uids));
  }

  private Optional<Taken> stamp(long folder, long modseq, int uids) {
    Optional<Taken> taken =
        jdbc.sql(
                """
                update mail.folder set highest_modseq = :modseq, next_uid = next_uid + :uids
                where id = :folder
                returning mailbox, uid_validity, next_uid
                """)
            .param("folder", folder)
            .param("modseq", modseq)
            .param("uids", uids)
            .query((row, _) ->
                new Taken(
                    folder,
                    row.getLong("mailbox"),
                    modseq,
                    row.getLong("uid_validity"),
                    row.getLong("next_uid") - uids))
            .optional();
    taken.ifPresent(t -> notifyOf(jdbc, t.mailbox()));
    return taken;
  }

  /// Tells all nodes, at the commit, that a mailbox has changed.
  static void notifyOf(JdbcClient jdbc, long mailbox) {
    jdbc.sql("select pg_notify('mail', :mailbox)")
        .param("mailbox", Long.toString(mailbox))
        .query((_, _) -> 1)
        .list();
  }
}
