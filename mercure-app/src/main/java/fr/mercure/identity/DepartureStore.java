// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.TrailStore.Place;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Departures, with all that is needed to undo them.
@Component
final class DepartureStore {
  private static final RowMapper<Departure> DEPARTURE =
      (row, _) ->
          new Departure(
              row.getLong("id"),
              row.getString("name"),
              row.getString("email"),
              row.getTimestamp("at").toInstant(),
              row.getTimestamp("at").toInstant().plus(DepartureDesk.UNDO));

  private final JdbcClient jdbc;

  DepartureStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Notes that somebody leaves.
  ///
  /// @return key of the departure
  long insert(long person, Place place, String by, Instant now) {
    return in(
            place,
            """
            insert into identity.departure (person_id, company_id, office, at, by)
            values (:person, :company, :office, :now, :by) returning id
            """)
        .param("person", person)
        .param("by", by)
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  /// Ends the membership, withdraws every right, revokes the keys that the person made.
  ///
  /// @return how many keys were revoked
  int take(long departure, long person, Place place, String reason, String by, Instant now) {
    membership(person, place, Optional.of(now));
    in(
            place,
            """
            update identity.habilitation set was = state, was_reason = reason,
              state = 'REVOKED', reason = :reason, departure = :departure
            where person_id = :person and (company_id = :company or office = :office)
              and state in ('VALIDATED', 'REQUESTED')
            """)
        .param("departure", departure)
        .param("person", person)
        .param("reason", reason)
        .update();
    return in(
            place,
            """
            update identity.api_key set revoked_at = :now, revoked_by = :by, departure = :departure
            where created_by = :maker and revoked_at is null
              and (company_id = :company or office = :office)
            """)
        .param("departure", departure)
        .param("maker", PersonStore.personReference(person))
        .param("by", by)
        .param("now", Timestamp.from(now))
        .update();
  }

  /// The other way round.
  void giveBack(long departure, long person, Place place, Instant now) {
    membership(person, place, Optional.empty());
    jdbc.sql(
            """
            update identity.habilitation set state = was, reason = was_reason,
              was = null, was_reason = null, departure = null
            where departure = :departure
            """)
        .param("departure", departure)
        .update();
    jdbc.sql(
            """
            update identity.api_key set revoked_at = null, revoked_by = null, departure = null
            where departure = :departure
            """)
        .param("departure", departure)
        .update();
    jdbc.sql("update identity.departure set undone_at = :now where id = :departure")
        .param("departure", departure)
        .param("now", Timestamp.from(now))
        .update();
  }

  private void membership(long person, Place place, Optional<Instant> until) {
    for (String table : List.of("membership", "office_membership")) {
      String own = table.equals("membership") ? "company_id = :company" : "office = :office";
      in(
              place,
              "update identity.%s set until = :until where person_id = :person and %s"
                  .formatted(table, own))
          .param("person", person)
          .param("until", until.map(Timestamp::from).orElse(null), Types.TIMESTAMP)
          .update();
    }
  }

  /// Those that can still be undone, latest first.
  List<Departure> recent(Place place, Instant now) {
    return in(
            place,
            """
            select d.id, p.name, p.email, d.at
            from identity.departure d join identity.person p on p.id = d.person_id
            where (d.company_id = :company or d.office = :office)
              and d.undone_at is null and d.at > :since
            order by d.at desc limit 100
            """)
        .param("since", Timestamp.from(now.minus(DepartureDesk.UNDO)))
        .query(DEPARTURE)
        .list();
  }

  /// Whose departure it is, if it can still be undone there.
  Optional<Long> person(long departure, Place place, Instant now) {
    return in(
            place,
            """
            select person_id from identity.departure
            where id = :departure and (company_id = :company or office = :office)
              and undone_at is null and at > :since
            for update
            """)
        .param("departure", departure)
        .param("since", Timestamp.from(now.minus(DepartureDesk.UNDO)))
        .query(Long.class)
        .optional();
  }

  private StatementSpec in(Place place, String sql) {
    StatementSpec statement = jdbc.sql(sql);
    if (sql.contains(":company")) {
      statement = statement.param("company", place.company().orElse(null), Types.BIGINT);
    }
    return sql.contains(":office")
        ? statement.param("office", place.office().orElse(null), Types.VARCHAR)
        : statement;
  }
}
