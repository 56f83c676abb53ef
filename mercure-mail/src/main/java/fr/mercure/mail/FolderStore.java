// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// The folders of mailboxes.
public final class FolderStore {
  /// How many folders a mailbox may have.
  public static final int MOST = 1000;

  /// How long the whole path may be, in characters.
  public static final int LONGEST_NAME = 255;

  private static final String COLUMNS =
      """
      select f.id, f.mailbox, f.name, coalesce(f.special_use, '') special_use, f.uid_validity,
        f.next_uid, f.highest_modseq, s.folder is not null subscribed
      from mail.folder f
      left join mail.subscription s on s.folder = f.id and s.person = :person
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  FolderStore(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /// What STATUS tells of a folder.
  ///
  /// @param unseen by the person who asks
  /// @param size bytes
  public record Counts(long messages, long unseen, long deleted, long size) {}

  /// What became of a change of folders.
  public enum Change {
    DONE,
    EXISTS,
    MISSING,
    /// `INBOX` and folders with children stay.
    REFUSED,
    TOO_MANY
  }

  /// All folders of a mailbox, by name.
  public List<Folder> of(long mailbox, String person) {
    return jdbc.sql(COLUMNS + "where f.mailbox = :mailbox order by f.name collate \"C\"")
        .param("mailbox", mailbox)
        .param("person", person)
        .query(FolderStore::read)
        .list();
  }

  public Optional<Folder> find(long mailbox, String name, String person) {
    return jdbc.sql(COLUMNS + "where f.mailbox = :mailbox and f.name = :name")
        .param("mailbox", mailbox)
        .param("name", name)
        .param("person", person)
        .query(FolderStore::read)
        .optional();
  }

  /// The number of the last change in a folder; nothing if the folder is gone.
  public Optional<Long> highestModseq(long folder) {
    return jdbc.sql("select highest_modseq from mail.folder where id = :folder")
        .param("folder", folder)
        .query(Long.class)
        .optional();
  }

  public Counts counts(long folder, String person) {
    return jdbc.sql(
            """
            select count(*) messages,
              count(*) filter (where coalesce(r.flags, 0) & 1 = 0) unseen,
              count(*) filter (where p.flags & 8 <> 0) deleted,
              coalesce(sum(m.size), 0) size
            from mail.placement p
            join mail.message m on m.id = p.message
            left join mail.reading r on r.folder = p.folder and r.uid = p.uid and r.person = :person
            where p.folder = :folder
            """)
        .param("folder", folder)
        .param("person", person)
        .query((row, _) ->
            new Counts(
                row.getLong("messages"),
                row.getLong("unseen"),
                row.getLong("deleted"),
                row.getLong("size")))
        .single();
  }

  /// Makes a folder and those above it that are missing.
  public Change create(long mailbox, String name) {
    return inTransaction(() -> {
      lock(mailbox);
      if (exists(mailbox, name)) {
        return Change.EXISTS;
      }
      if (count(mailbox) + name.chars().filter(c -> c == '/').count() >= MOST) {
        return Change.TOO_MANY;
      }
      for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
        insert(mailbox, name.substring(0, slash));
      }
      insert(mailbox, name);
      return Change.DONE;
    });
  }

  private void insert(long mailbox, String name) {
    jdbc.sql(
            """
            insert into mail.folder (mailbox, name, uid_validity)
            values (:mailbox, :name, nextval('mail.uid_validity'))
            on conflict (mailbox, name) do nothing
            """)
        .param("mailbox", mailbox)
        .param("name", name)
        .update();
  }

  /// Deletes a folder and what is in it.
  public Change delete(long mailbox, String name) {
    return inTransaction(() -> {
      lock(mailbox);
      if (name.equals("INBOX") || hasChildren(mailbox, name)) {
        return Change.REFUSED;
      }
      jdbc.sql(
              """
              update mail.mailbox set used = used - (
                select coalesce(sum(m.size), 0) from mail.folder f
                join mail.placement p on p.folder = f.id join mail.message m on m.id = p.message
                where f.mailbox = :mailbox and f.name = :name)
              where id = :mailbox
              """)
          .param("mailbox", mailbox)
          .param("name", name)
          .update();
      int gone =
          jdbc.sql("delete from mail.folder where mailbox = :mailbox and name = :name")
              .param("mailbox", mailbox)
              .param("name", name)
              .update();
      return gone == 0 ? Change.MISSING : Change.DONE;
    });
  }

  /// Renames a folder and those below it.
  public Change rename(long mailbox, String from, String to) {
    if (from.equals("INBOX") || to.startsWith(from + "/")) {
      return Change.REFUSED;
    }
    return inTransaction(() -> {
      lock(mailbox);
      if (!exists(mailbox, from)) {
        return Change.MISSING;
      }
      return move(mailbox, from, to);
    });
  }

  private Change move(long mailbox, String from, String to) {
    if (exists(mailbox, to) || hasChildren(mailbox, to)) {
      return Change.EXISTS;
    }
    if (longestBelow(mailbox, from) - from.length() + to.length() > LONGEST_NAME) {
      return Change.REFUSED;
    }
    for (int slash = to.indexOf('/'); slash > 0; slash = to.indexOf('/', slash + 1)) {
      insert(mailbox, to.substring(0, slash));
    }
    jdbc.sql(
            """
            update mail.folder set name = :to || substr(name, length(:from) + 1)
            where mailbox = :mailbox and (name = :from or starts_with(name, :from || '/'))
            """)
        .param("mailbox", mailbox)
        .param("from", from)
        .param("to", to)
        .update();
    return Change.DONE;
  }

  private int longestBelow(long mailbox, String name) {
    return jdbc.sql(
            """
            select coalesce(max(length(name)), 0) from mail.folder
            where mailbox = :mailbox and (name = :name or starts_with(name, :name || '/'))
            """)
        .param("mailbox", mailbox)
        .param("name", name)
        .query(Integer.class)
        .single();
  }

  /// Whether a person's mail program shows the folder by itself.
  ///
  /// @param wanted false to end the subscription
  public void subscribe(long folder, String person, boolean wanted) {
    String sql =
        wanted
            ? """
            insert into mail.subscription (folder, person) values (:folder, :person)
            on conflict do nothing
            """
            : "delete from mail.subscription where folder = :folder and person = :person";
    jdbc.sql(sql).param("folder", folder).param("person", person).update();
  }

  private Change inTransaction(Supplier<Change> change) {
    try {
      return Objects.requireNonNull(transactions.execute(_ -> change.get()));
    } catch (DuplicateKeyException e) {
      return Change.EXISTS;
    }
  }

  private void lock(long mailbox) {
    jdbc.sql("update mail.mailbox set modseq = modseq + 1 where id = :mailbox")
        .param("mailbox", mailbox)
        .update();
    Numbers.notifyOf(jdbc, mailbox);
  }

  private boolean exists(long mailbox, String name) {
    return find(mailbox, name, "").isPresent();
  }

  private boolean hasChildren(long mailbox, String name) {
    return jdbc.sql(
            """
            select exists (select from mail.folder
              where mailbox = :mailbox and starts_with(name, :name || '/'))
            """)
        .param("mailbox", mailbox)
        .param("name", name)
        .query(Boolean.class)
        .single();
  }

  private long count(long mailbox) {
    return jdbc.sql("select count(*) from mail.folder where mailbox = :mailbox")
        .param("mailbox", mailbox)
        .query(Long.class)
        .single();
  }

  private static Folder read(ResultSet row, int number) throws SQLException {
    return new Folder(
        row.getLong("id"),
        row.getLong("mailbox"),
        row.getString("name"),
        row.getString("special_use"),
        row.getLong("uid_validity"),
        row.getLong("next_uid"),
        row.getLong("highest_modseq"),
        row.getBoolean("subscribed"));
  }
}
