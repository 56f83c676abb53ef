// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessFacts.Habilitation.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rights of people in a company or an office, to be changed; {@link AccessStore} reads them to
/// decide.
@Component
final class RightStore {
  private static final RowMapper<Asked> ASKED =
      (row, _) ->
          new Asked(
              row.getLong("id"),
              row.getLong("person_id"),
              row.getString("name"),
              row.getString("organisation"),
              place(row),
              Right.valueOf(row.getString("entitlement")),
              row.getTimestamp("from_at").toInstant(),
              row.getString("wish"),
              Offices.of(row.getArray("offices")));
  private static final RowMapper<Ending> ENDING =
      (row, _) ->
          new Ending(
              row.getLong("id"),
              row.getLong("person_id"),
              Right.valueOf(row.getString("entitlement")),
              row.getTimestamp("until_at").toInstant(),
              row.getInt("warned"),
              place(row));

  private final JdbcClient jdbc;

  RightStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A request that nobody has answered.
  ///
  /// @param organisation company or office
  record Asked(
      long id,
      long person,
      String name,
      String organisation,
      TrailStore.Place place,
      Right right,
      Instant since,
      String wish,
      Set<String> offices) {}

  /// A right that ends soon, and its holder who was not told yet.
  ///
  /// @param days 30, 7 or 1
  record Ending(
      long id, long person, Right right, Instant until, int days, TrailStore.Place place) {}

  /// How the right stands, locked until the end of the transaction.
  RightLifecycle.Standing standing(long person, TrailStore.Place place, Right right, Instant now) {
    return jdbc.sql(
            """
            select state, until_at, asked_at from identity.habilitation
            where person_id = :person and entitlement = :right
              and (company_id = :company or office = :office)
            for update
            """)
        .param("person", person)
        .param("right", right.name())
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .query((row, _) ->
            new RightLifecycle.Standing(
                Optional.of(State.valueOf(row.getString("state"))),
                instant(row.getTimestamp("until_at")).filter(u -> !u.isAfter(now)).isPresent(),
                instant(row.getTimestamp("asked_at"))))
        .optional()
        .orElse(RightLifecycle.Standing.NEVER);
  }

  void ask(long person, TrailStore.Place place, Right right, RightCommand.Ask wanted, Instant now) {
    jdbc.sql(
            """
            insert into identity.habilitation (person_id, company_id, office, entitlement, state,
              from_at, asked_at, requested_by, wish, offices)
            values (:person, :company, :office, :right, 'REQUESTED', :now, :now, :by, :why, :offices)
            on conflict (person_id, company_id, office, entitlement) do update set
              state = 'REQUESTED', from_at = excluded.from_at, asked_at = excluded.asked_at,
              requested_by = excluded.requested_by, wish = excluded.wish, until_at = null,
              offices = excluded.offices,
              decided_by = null, reason = null, warned = null
            """)
        .param("person", person)
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .param("right", right.name())
        .param("by", PersonStore.personReference(person))
        .param("why", wanted.why())
        .param("offices", Offices.column(wanted.offices()), Types.ARRAY)
        .param("now", Timestamp.from(now))
        .update();
  }

  void remind(long person, TrailStore.Place place, Right right, Instant now) {
    jdbc.sql(
            """
            update identity.habilitation set asked_at = :now
            where person_id = :person and entitlement = :right
              and (company_id = :company or office = :office)
            """)
        .param("person", person)
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .param("right", right.name())
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Gives the right, or gives it other limits.
  void grant(
      long person,
      TrailStore.Place place,
      Right right,
      RightCommand.Grant grant,
      String by,
      Instant now) {
    decide(person, place, right, State.VALIDATED, grant, by, null, now);
  }

  /// Refuses or takes back the right.
  void deny(
      long person,
      TrailStore.Place place,
      Right right,
      State state,
      String by,
      String reason,
      Instant now) {
    var nothing = new RightCommand.Grant(Optional.empty(), Set.of());
    decide(person, place, right, state, nothing, by, reason, now);
  }

  private void decide(
      long person,
      TrailStore.Place place,
      Right right,
      State state,
      RightCommand.Grant limits,
      String by,
      @Nullable String reason,
      Instant now) {
    jdbc.sql(
            """
            insert into identity.habilitation (person_id, company_id, office, entitlement, state,
              from_at, until_at, offices, requested_by, decided_by, reason)
            values (:person, :company, :office, :right, :state, :now, :until, :offices, :by, :by,
              :reason)
            on conflict (person_id, company_id, office, entitlement) do update set
              state = excluded.state, from_at = excluded.from_at, until_at = excluded.until_at,
              offices = excluded.offices, decided_by = excluded.decided_by,
              reason = excluded.reason, warned = null, departure = null, was = null,
              was_reason = null
            """)
        .param("person", person)
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .param("right", right.name())
        .param("state", state.name())
        .param("until", limits.until().map(Timestamp::from).orElse(null), Types.TIMESTAMP)
        .param("offices", Offices.column(limits.offices()), Types.ARRAY)
        .param("by", by)
        .param("reason", reason, Types.VARCHAR)
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Requests of a company or an office, oldest first.
  List<Asked> asked(TrailStore.Place place) {
    return jdbc.sql(
            """
            select * from identity.right_asked
            where (company_id = :company or office = :office) and entitlement = any (:known)
            order by from_at, id limit 200
            """)
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .param("known", known())
        .query(ASKED)
        .list();
  }

  /// Requests that nobody of the company or office may answer, oldest first.
  List<Asked> orphans() {
    return jdbc.sql(
            """
            select * from identity.right_asked a
            where entitlement = any (:known) and not exists (
              select from identity.right_decider d where d.person_id <> a.person_id
                and (d.company_id = a.company_id or d.office = a.office))
            order by from_at, id limit 200
            """)
        .param("known", known())
        .query(ASKED)
        .list();
  }

  /// {@link Actor#id} of whoever may decide there.
  List<String> deciders(TrailStore.Place place) {
    return jdbc.sql(
            """
            select 'person:' || person_id from identity.right_decider
            where company_id = :company or office = :office
            order by person_id
            """)
        .param("company", place.company().orElse(null), Types.BIGINT)
        .param("office", place.office().orElse(null), Types.VARCHAR)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// {@link Actor#id} of the habilitation desk of customs.
  List<String> desk() {
    return jdbc.sql(
            """
            select 'person:' || h.person_id from identity.habilitation h
            join identity.person p on p.id = h.person_id and p.state = 'ACTIVE'
            where h.entitlement = 'HABILITATION_DECIDE' and h.state = 'VALIDATED'
              and (h.until_at is null or h.until_at > now())
            order by h.person_id
            """)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// Rights that end within thirty, seven or one days, each once per step: whoever calls tells
  /// their holders.
  List<Ending> ending(Instant now) {
    return jdbc.sql(
            """
            update identity.habilitation h set warned = d.days
            from (values (1), (7), (30)) as d (days)
            where h.state = 'VALIDATED' and h.until_at > :now
              and h.until_at <= cast(:now as timestamptz) + make_interval(days => d.days)
              and (h.warned is null or h.warned > d.days)
              and d.days = (select min(x) from unnest(array[1, 7, 30]) x
                where h.until_at <= cast(:now as timestamptz) + make_interval(days => x))
              and h.entitlement = any (:known)
            returning h.id, h.person_id, h.entitlement, h.until_at, h.warned, h.company_id, h.office
            """)
        .param("now", Timestamp.from(now))
        .param("known", known())
        .query(ENDING)
        .list();
  }

  private static TrailStore.Place place(ResultSet row) throws SQLException {
    return new TrailStore.Place(
        Optional.ofNullable(row.getObject("company_id", Long.class)),
        Optional.ofNullable(row.getString("office")));
  }

  private static String[] known() {
    return Arrays.stream(Right.values()).map(Right::name).toArray(String[]::new);
  }

  private static Optional<Instant> instant(@Nullable Timestamp at) {
    return Optional.ofNullable(at).map(Timestamp::toInstant);
  }
}
