// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lists of messages for somebody who looks at them on a page. Nothing here leaves a trace.
public final class ListStore {
  /// Beyond this, a list need not know how many there are.
  public static final int MOST_COUNTED = 1000;

  private static final int LATEST_ONES = 1000;

  private final JdbcClient jdbc;

  ListStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A message of a list.
  ///
  /// @param folder where it is, key
  /// @param message key of its content
  /// @param sender as its header says, decoded
  /// @param excerpt beginning of its text
  /// @param attached whether it has an attachment
  /// @param together how many messages of its conversation are in this folder
  /// @param unread whether one of them is unread by this person
  public record Row(
      long folder,
      long uid,
      long message,
      long thread,
      Flags flags,
      Instant receivedAt,
      String subject,
      String sender,
      String excerpt,
      boolean attached,
      long together,
      boolean unread) {}

  private static final String COLUMNS =
      """
      select p.folder, p.uid, p.message, p.thread, p.flags | coalesce(r.flags, 0) flags,
        p.received_at, m.subject, m.sender, left(m.words, 300) excerpt,
        %s attached
      """
          .formatted(SearchSql.ATTACHED);

  private static final String TABLES =
      """
      from mail.placement p
      join mail.message m on m.id = p.message
      left join mail.reading r on r.folder = p.folder and r.uid = p.uid and r.person = :person
      """;

  private static final String LATEST =
      """
      not exists (select from mail.placement later
        where later.folder = p.folder and later.thread = p.thread and later.uid > p.uid)
      """;

  private static final String TOGETHER =
      """
      cross join lateral (
        select count(*) together, bool_or(coalesce(s.flags, 0) & 1 = 0) unread
        from mail.placement o
        left join mail.reading s on s.folder = o.folder and s.uid = o.uid and s.person = :person
        where o.folder = p.folder and o.thread = p.thread) t
      """;

  private static final String ALONE = ", 1 together, coalesce(r.flags, 0) & 1 = 0 unread\n";

  /// Messages that a search finds, the latest first. Looks among the latest ones before all others:
  /// what is common is there, and what is not is found by its index.
  ///
  /// @param before only UIDs below this one; `Long.MAX_VALUE` for the first page
  public List<Row> messages(long folder, String person, SearchKey key, long before, int limit) {
    long from = latest(folder, before);
    List<Row> found = messages(folder, person, key, from, before, limit);
    return found.size() >= limit || from == 0
        ? found
        : messages(folder, person, key, 0, before, limit);
  }

  /// The UID from which the latest messages begin; 0 if there are no others.
  private long latest(long folder, long before) {
    return jdbc.sql(
            """
            select uid from mail.placement where folder = :folder and uid < :before
            order by uid desc offset :latest limit 1
            """)
        .param("folder", folder)
        .param("before", before)
        .param("latest", LATEST_ONES)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  private List<Row> messages(
      long folder, String person, SearchKey key, long from, long before, int limit) {
    var search = new SearchSql();
    String condition = search.condition(key);
    return jdbc.sql(
            COLUMNS
                + ALONE
                + TABLES
                + "where p.folder = :folder and p.uid >= :from and p.uid < :before and "
                + condition
                + " order by p.uid desc limit :limit")
        .param("folder", folder)
        .param("person", person)
        .param("from", from)
        .param("before", before)
        .param("limit", limit)
        .params(search.values())
        .query(ListStore::row)
        .list();
  }

  /// The latest message of each conversation of a folder, the latest first.
  ///
  /// @param before only UIDs below this one
  public List<Row> conversations(long folder, String person, long before, int limit) {
    return jdbc.sql(
            COLUMNS
                + ", t.together, t.unread\n"
                + TABLES
                + TOGETHER
                + "where p.folder = :folder and p.uid < :before and "
                + LATEST
                + " order by p.uid desc limit :limit")
        .param("folder", folder)
        .param("person", person)
        .param("before", before)
        .param("limit", limit)
        .query(ListStore::row)
        .list();
  }

  /// A conversation in all folders of its mailbox, the oldest first; what was thrown away is left
  /// out. The same message in two folders appears once.
  public List<Row> conversation(long mailbox, long thread, String person, int limit) {
    return jdbc.sql(
            "select * from (select distinct on (message) * from ("
                + COLUMNS
                + ALONE
                + TABLES
                + """
                join mail.folder f on f.id = p.folder
                where f.mailbox = :mailbox and p.thread = :thread
                  and coalesce(f.special_use, '') not in ('\\Trash', '\\Junk', '\\Drafts')
                ) each_one order by message, folder) once
                order by received_at, uid limit :limit
                """)
        .param("mailbox", mailbox)
        .param("thread", thread)
        .param("person", person)
        .param("limit", limit)
        .query(ListStore::row)
        .list();
  }

  /// How many messages of a folder have this UID or a later one, up to {@link #MOST_COUNTED}.
  public long since(long folder, long uid) {
    return jdbc.sql(
            """
            select count(*) from (select from mail.placement
              where folder = :folder and uid >= :uid limit :most) c
            """)
        .param("folder", folder)
        .param("uid", uid)
        .param("most", MOST_COUNTED)
        .query(Long.class)
        .single();
  }

  /// The conversation of a message; nothing if it is not there.
  public Optional<Long> thread(long folder, long uid) {
    return jdbc.sql("select thread from mail.placement where folder = :folder and uid = :uid")
        .param("folder", folder)
        .param("uid", uid)
        .query(Long.class)
        .optional();
  }

  /// UIDs of a conversation in one folder.
  public List<Long> uids(long folder, long thread) {
    return jdbc.sql(
            "select uid from mail.placement where folder = :folder and thread = :thread order by"
                + " uid")
        .param("folder", folder)
        .param("thread", thread)
        .query(Uids.ROW)
        .list();
  }

  /// How many messages a folder has, and how many of them a person has not read.
  public record Count(long messages, long unread) {}

  /// Of all folders of a mailbox, by key; counted up to {@link #MOST_COUNTED}.
  public Map<Long, Count> counts(long mailbox, String person) {
    var counts = new HashMap<Long, Count>();
    jdbc.sql(
            """
            select f.id folder,
              (select count(*) from (
                select from mail.placement p where p.folder = f.id limit :most) c) messages,
              (select count(*) from (
                select from mail.placement p
                where p.folder = f.id and not exists (select from mail.reading r
                  where r.folder = p.folder and r.uid = p.uid and r.person = :person
                    and r.flags & 1 = 1)
                limit :most) c) unread
            from mail.folder f
            where f.mailbox = :mailbox
            """)
        .param("most", MOST_COUNTED)
        .param("mailbox", mailbox)
        .param("person", person)
        .query((row, _) ->
            counts.put(
                row.getLong("folder"), new Count(row.getLong("messages"), row.getLong("unread"))))
        .list();
    return counts;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("folder"),
        row.getLong("uid"),
        row.getLong("message"),
        row.getLong("thread"),
        new Flags(row.getInt("flags"), List.of()),
        row.getTimestamp("received_at").toInstant(),
        row.getString("subject"),
        row.getString("sender"),
        row.getString("excerpt"),
        row.getBoolean("attached"),
        row.getLong("together"),
        row.getBoolean("unread"));
  }
}
