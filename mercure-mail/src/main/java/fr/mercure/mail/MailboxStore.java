// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Mailboxes, and who may do what in them.
public final class MailboxStore {
  /// Folders that each mailbox has from the beginning, with their special use.
  private static final List<List<String>> FIRST_FOLDERS =
      List.of(
          List.of("INBOX", ""),
          List.of("Drafts", "\\Drafts"),
          List.of("Sent", "\\Sent"),
          List.of("Junk", "\\Junk"),
          List.of("Trash", "\\Trash"),
          List.of("Archive", "\\Archive"));

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Clock clock;

  MailboxStore(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Makes a mailbox with its first folders, or finds the one that has this address.
  ///
  /// @param address case does not matter
  /// @param functional shared, not one person's own
  /// @param quota bytes
  /// @return its key
  public long open(String address, String name, boolean functional, long quota) {
    Long id =
        transactions.execute(_ -> {
          var made =
              jdbc.sql(
                      """
                      insert into mail.mailbox (address, name, functional, quota)
                      values (:address, :name, :functional, :quota)
                      on conflict (address) do nothing
                      returning id
                      """)
                  .param("address", normal(address))
                  .param("name", name)
                  .param("functional", functional)
                  .param("quota", quota)
                  .query(Long.class)
                  .optional();
          made.ifPresent(this::furnish);
          return made.or(() -> find(address)).orElseThrow();
        });
    return Objects.requireNonNull(id);
  }

  private void furnish(long mailbox) {
    for (List<String> folder : FIRST_FOLDERS) {
      jdbc.sql(
              """
              insert into mail.folder (mailbox, name, special_use, uid_validity)
              values (:mailbox, :name, nullif(:use, ''), nextval('mail.uid_validity'))
              """)
          .param("mailbox", mailbox)
          .param("name", folder.get(0))
          .param("use", folder.get(1))
          .update();
    }
  }

  /// Key of the mailbox of this address.
  public Optional<Long> find(String address) {
    return jdbc.sql("select id from mail.mailbox where address = :address")
        .param("address", normal(address))
        .query(Long.class)
        .optional();
  }

  /// Lets a person in, from now on, at this level and no other.
  public void grant(long mailbox, String person, Access access) {
    jdbc.sql(
            """
            insert into mail.access (mailbox, person, level, since)
            values (:mailbox, :person, :level, :now)
            on conflict (mailbox, person)
            do update set level = excluded.level, until = null
            where access.level <> excluded.level or access.until is not null
            """)
        .param("mailbox", mailbox)
        .param("person", person)
        .param("level", access.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /// Ends a person's access at once; sessions that are open see it with their next command.
  public void revoke(long mailbox, String person) {
    jdbc.sql(
            """
            update mail.access set until = :now
            where mailbox = :mailbox and person = :person and (until is null or until > :now)
            """)
        .param("mailbox", mailbox)
        .param("person", person)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /// The mailboxes that a person may read now, by address.
  public List<Mailbox> of(String person) {
    return jdbc.sql(
            """
            select m.id, m.address, m.name, m.functional, a.level, m.used, m.quota
            from mail.access a join mail.mailbox m on m.id = a.mailbox
            where a.person = :person and a.since <= :now and (a.until is null or a.until > :now)
            order by m.address
            limit 200
            """)
        .param("person", person)
        .param("now", Timestamp.from(clock.instant()))
        .query(MailboxStore::read)
        .list();
  }

  /// The keys of the mailboxes that each person may read now, by person.
  public Map<String, Set<Long>> access() {
    var access = new HashMap<String, Set<Long>>();
    jdbc.sql("select person, mailbox from mail.access where until is null or until > :now")
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) ->
            access
                .computeIfAbsent(row.getString("person"), _ -> new HashSet<>())
                .add(row.getLong("mailbox")))
        .list();
    return access;
  }

  /// Whether the mailbox of this address has room for so many bytes; nothing if there is none.
  public Optional<Boolean> hasRoom(String address, long bytes) {
    return jdbc.sql("select used + :bytes <= quota from mail.mailbox where address = :address")
        .param("bytes", bytes)
        .param("address", normal(address))
        .query(Boolean.class)
        .optional();
  }

  private static Mailbox read(ResultSet row, int number) throws SQLException {
    return new Mailbox(
        row.getLong("id"),
        row.getString("address"),
        row.getString("name"),
        row.getBoolean("functional"),
        Access.valueOf(row.getString("level")),
        row.getLong("used"),
        row.getLong("quota"));
  }

  private static String normal(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
