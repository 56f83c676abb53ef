// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.access.Sightings;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Checks sent to support, for {@link #KEPT}.
@Component
final class CheckStore implements CheckKeeper {
  static final Duration KEPT = Duration.ofDays(30);

  /// Whoever answers for who looked at what may be asked for longer than the checks are kept.
  private static final Duration LOOKS_KEPT = Duration.ofDays(396);

  /// A site where everybody is stopped sends many; beyond this nothing new is learnt.
  private static final int MOST_FROM_NETWORK = 100;

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(CheckStore.class);

  private static final RowMapper<KeptCheck> ROW =
      (row, _) ->
          new KeptCheck(
              new CheckReference(row.getString("reference")),
              row.getTimestamp("at").toInstant(),
              row.getTimestamp("kept_at").toInstant(),
              Sightings.parse(row.getString("seen")),
              texts(row.getArray("causes")),
              Optional.ofNullable(row.getString("attempt")),
              row.getString("network"),
              row.getString("browser"));

  private final JdbcClient jdbc;
  private final Clock clock;

  CheckStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  @Override
  public Answer keep(KeptCheck check) {
    try {
      return recent(check.network()) >= MOST_FROM_NETWORK ? Answer.TOO_MANY : insert(check);
    } catch (DataAccessException e) {
      LOG.warn("a check could not be kept", e);
      return Answer.NOT_NOW;
    }
  }

  private int recent(String network) {
    return jdbc.sql(
            "select count(*) from diagnosis.kept_check where network = :network and kept_at > :since")
        .param("network", network)
        .param("since", Timestamp.from(clock.instant().minus(WINDOW)))
        .query((row, _) -> row.getInt(1))
        .single();
  }

  /// Sent twice, it is kept once. A reference is given by the server at random, so that another
  /// check under the same one is somebody's invention.
  private Answer insert(KeptCheck check) {
    jdbc.sql(
            """
            insert into diagnosis.kept_check
              (reference, at, kept_at, seen, causes, attempt, network, browser)
            values (:reference, :at, :kept, :seen, :causes, :attempt, :network, :browser)
            on conflict (reference) do nothing
            """)
        .param("reference", check.reference().text())
        .param("at", Timestamp.from(check.at()))
        .param("kept", Timestamp.from(check.keptAt()))
        .param("seen", check.seen().toString())
        .param("causes", check.causes().toArray(String[]::new))
        .param("attempt", check.attempt().orElse(null))
        .param("network", check.network())
        .param("browser", check.browser())
        .update();
    return find(check.reference()).filter(kept -> kept.at().equals(check.at())).isPresent()
        ? Answer.KEPT
        : Answer.NOT_NOW;
  }

  @Override
  public Answer forget(KeptCheck check) {
    try {
      jdbc.sql(
              """
              delete from diagnosis.kept_check
              where reference = :reference and at = :at and seen = :seen
              """)
          .param("reference", check.reference().text())
          .param("at", Timestamp.from(check.at()))
          .param("seen", check.seen().toString())
          .update();
      return Answer.FORGOTTEN;
    } catch (DataAccessException e) {
      LOG.warn("a check could not be forgotten", e);
      return Answer.NOT_NOW;
    }
  }

  Optional<KeptCheck> find(CheckReference reference) {
    return jdbc.sql("select * from diagnosis.kept_check where reference = :reference")
        .param("reference", reference.text())
        .query(ROW)
        .optional();
  }

  /// The checks that began from one of these refused sign-ins, newest first.
  List<KeptCheck> ofAttempts(List<String> attempts) {
    return jdbc.sql(
            """
            select * from diagnosis.kept_check
            where attempt = any (:attempts) order by kept_at desc limit 50
            """)
        .param("attempts", attempts.toArray(String[]::new))
        .query(ROW)
        .list();
  }

  /// The same cause on the same network, each within a quarter of an hour of the one before.
  ///
  /// @param checks how many; at least {@link #LEAST}
  record Incident(String cause, String network, Instant first, Instant last, int checks) {
    static final int LEAST = 3;
  }

  /// Incidents since then, the most recent first.
  List<Incident> incidents(Instant since) {
    return jdbc.sql(
            """
            with told as (
              select causes[1] as cause, network, kept_at,
                kept_at - lag(kept_at) over same <= interval '15 minutes' as goes_on
              from diagnosis.kept_check
              where kept_at > :since and network <> '' and causes <> '{}'
              window same as (partition by causes[1], network order by kept_at)),
            spells as (
              select *, count(*) filter (where goes_on is not true)
                over (partition by cause, network order by kept_at) as spell
              from told)
            select cause, network, min(kept_at) as first, max(kept_at) as last, count(*) as checks
            from spells group by cause, network, spell having count(*) >= :least
            order by last desc limit 20
            """)
        .param("since", Timestamp.from(since))
        .param("least", Incident.LEAST)
        .query((row, _) ->
            new Incident(
                row.getString("cause"),
                row.getString("network"),
                row.getTimestamp("first").toInstant(),
                row.getTimestamp("last").toInstant(),
                row.getInt("checks")))
        .list();
  }

  /// Writes down who looks up what.
  void looked(String who, String reference) {
    jdbc.sql("insert into diagnosis.look (at, who, reference) values (:at, :who, :reference)")
        .param("at", Timestamp.from(clock.instant()))
        .param("who", who)
        .param("reference", reference)
        .update();
  }

  /// Forgets what has been kept long enough.
  void forgetOld() {
    jdbc.sql("delete from diagnosis.kept_check where kept_at < :at")
        .param("at", Timestamp.from(clock.instant().minus(KEPT)))
        .update();
    jdbc.sql("delete from diagnosis.look where at < :at")
        .param("at", Timestamp.from(clock.instant().minus(LOOKS_KEPT)))
        .update();
  }
}
