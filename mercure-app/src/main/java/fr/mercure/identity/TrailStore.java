// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who changed whose access. Each act writes its line in the transaction that does it; nobody
/// changes a line, and a chain shows if somebody did.
@Component
final class TrailStore {
  private static final String SELECT =
      """
      select t.position, t.at, t.actor, a.name as actor_name, t.act, t.person, t.detail
      from identity.trail t
      left join identity.person a on t.actor = 'person:' || a.id
      """;

  private static final RowMapper<Line> LINE =
      (row, _) ->
          new Line(
              row.getLong("position"),
              row.getTimestamp("at").toInstant(),
              row.getString("actor"),
              Optional.ofNullable(row.getString("actor_name")).orElse(row.getString("actor")),
              row.getString("act"),
              Optional.ofNullable(row.getObject("person", Long.class)),
              row.getString("detail"));

  private final JdbcClient jdbc;

  TrailStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One act.
  ///
  /// @param act key `trail.` + it in the words
  /// @param person whose access it is about
  /// @param detail such as the right and the reason
  record Line(
      long position,
      Instant at,
      String actor,
      String actorName,
      String act,
      Optional<Long> person,
      String detail) {}

  /// Whose trail a line belongs to.
  record Place(Optional<Long> company, Optional<String> office) {
    static Place of(Actor actor) {
      return new Place(actor.company().map(Company::id), actor.office());
    }
  }

  /// About one person.
  ///
  /// @return position of the line, which names the act for good
  long append(Actor actor, String act, long person, Place place, String detail, Instant at) {
    return append(actor, act, Optional.of(person), place, detail, at);
  }

  /// About the company or office itself.
  long append(Actor actor, String act, Place place, String detail, Instant at) {
    return append(actor, act, Optional.empty(), place, detail, at);
  }

  private long append(
      Actor actor, String act, Optional<Long> person, Place place, String detail, Instant at) {
    return jdbc.sql(
            "select identity.append(:at, :actor, :act, :person, :company, :office, :detail)")
        .param("at", Timestamp.from(at))
        .param("actor", actor.id())
        .param("act", act)
        .param("person", person.orElse(null), Types.BIGINT)
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .param("detail", detail)
        .query(Long.class)
        .single();
  }

  /// What was done about the access of one person in one place, latest first.
  List<Line> of(long person, Place place) {
    return jdbc.sql(
            SELECT
                + """
                where t.person = :person and (t.company = :company or t.office = :office)
                order by t.position desc limit 100
                """)
        .param("person", person)
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .query(LINE)
        .list();
  }

  /// What was done in one place, latest first.
  ///
  /// @param before only lines earlier than this position
  List<Line> of(Place place, long before, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where (t.company = :company or t.office = :office) and t.position < :before
                order by t.position desc limit :limit
                """)
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .param("before", before)
        .param("limit", limit)
        .query(LINE)
        .list();
  }

  /// Positions of lines that are not as they were written; none if the chain holds.
  List<Long> broken() {
    return jdbc.sql("select distinct at_position from identity.verify() order by 1")
        .query((row, _) -> row.getLong(1))
        .list();
  }
}
