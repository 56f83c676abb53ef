// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads folders and messages. Nothing here leaves a trace.
public final class ReadingStore {
  private final JdbcClient jdbc;

  ReadingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What a message looks like to IMAP.
  public record Shape(String envelope, String body, String structure) {}

  /// What has changed in a folder after a certain number.
  ///
  /// @param upTo number of the last change told here
  /// @param changed ascending by UID; those new to the folder too
  /// @param gone UIDs, ascending
  public record News(long upTo, List<Placed> changed, List<Long> gone) {
    public News {
      changed = List.copyOf(changed);
      gone = List.copyOf(gone);
    }
  }

  private static final String PLACED =
      """
      select p.uid, p.message, p.flags | coalesce(r.flags, 0) flags, p.keywords,
        greatest(p.modseq, coalesce(r.modseq, 0)) modseq, p.received_at, m.size, m.header_size
      from mail.placement p
      join mail.message m on m.id = p.message
      left join mail.reading r on r.folder = p.folder and r.uid = p.uid and r.person = :person
      where p.folder = :folder
      """;

  /// All UIDs of a folder, ascending.
  public List<Long> uids(long folder) {
    return jdbc.sql("select uid from mail.placement where folder = :folder order by uid")
        .param("folder", folder)
        .query(Uids.ROW)
        .list();
  }

  /// Keywords that messages of a folder bear, a hundred at most.
  public List<String> keywords(long folder) {
    return jdbc.sql(
            """
            select distinct unnest(keywords) k from mail.placement
            where folder = :folder and cardinality(keywords) > 0 order by k limit 100
            """)
        .param("folder", folder)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// The messages of these UIDs that are there, ascending, as this person sees them.
  public List<Placed> placed(long folder, List<Long> uids, String person) {
    return jdbc.sql(PLACED + "and p.uid = any(:uids) order by p.uid")
        .param("folder", folder)
        .param("person", person)
        .param("uids", Uids.array(uids))
        .query(ReadingStore::placed)
        .list();
  }

  /// What has changed after the number `since`.
  ///
  /// @param upTo highest number of the folder, read before
  public News news(long folder, String person, long since, long upTo) {
    List<Placed> changed =
        jdbc.sql(
                PLACED
                    + """
                    and p.uid in (
                      select uid from mail.placement where folder = :folder and modseq > :since
                      union all
                      select uid from mail.reading
                      where folder = :folder and person = :person and modseq > :since)
                    order by p.uid
                    """)
            .param("folder", folder)
            .param("person", person)
            .param("since", since)
            .query(ReadingStore::placed)
            .list();
    List<Long> gone =
        jdbc.sql(
                """
                select uid from mail.expunged where folder = :folder and modseq > :since
                order by uid
                """)
            .param("folder", folder)
            .param("since", since)
            .query(Uids.ROW)
            .list();
    return new News(upTo, changed, gone);
  }

  /// Shapes of messages, by key.
  public Map<Long, Shape> shapes(List<Long> messages) {
    var shapes = new HashMap<Long, Shape>();
    jdbc.sql("select id, envelope, body, structure from mail.message where id = any(:messages)")
        .param("messages", Uids.array(messages))
        .query((row, _) ->
            shapes.put(
                row.getLong("id"),
                new Shape(
                    row.getString("envelope"), row.getString("body"), row.getString("structure"))))
        .list();
    return shapes;
  }

  /// Whole contents, by key; the caller bounds their sum.
  public Map<Long, byte[]> contents(List<Long> messages) {
    var contents = new HashMap<Long, byte[]>();
    jdbc.sql("select id, content from mail.message where id = any(:messages)")
        .param("messages", Uids.array(messages))
        .query((row, _) -> contents.put(row.getLong("id"), row.getBytes("content")))
        .list();
    return contents;
  }

  /// Some bytes of a message.
  ///
  /// @param from first, from 0
  /// @param length at most
  public byte[] bytes(long message, long from, int length) {
    return jdbc.sql(
            """
            select substring(content from :from for :length) from mail.message where id = :message
            """)
        .param("from", Math.toIntExact(from + 1))
        .param("length", length)
        .param("message", message)
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  /// UIDs of the messages that a search finds, ascending.
  public List<Long> search(long folder, String person, SearchKey key) {
    var search = new SearchSql();
    String condition = search.condition(key);
    return jdbc.sql(
            """
            select p.uid
            from mail.placement p
            join mail.message m on m.id = p.message
            left join mail.reading r on r.folder = p.folder and r.uid = p.uid and r.person = :person
            where p.folder = :folder and
            """
                + condition
                + " order by p.uid")
        .param("folder", folder)
        .param("person", person)
        .params(search.values())
        .query(Uids.ROW)
        .list();
  }

  private static Placed placed(ResultSet row, int number) throws SQLException {
    return new Placed(
        row.getLong("uid"),
        row.getLong("message"),
        new Flags(row.getInt("flags"), keywords(row.getArray("keywords"))),
        row.getLong("modseq"),
        row.getTimestamp("received_at").toInstant(),
        row.getInt("size"),
        row.getInt("header_size"));
  }

  private static List<String> keywords(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
