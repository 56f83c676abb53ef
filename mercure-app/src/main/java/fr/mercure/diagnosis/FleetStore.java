// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The last report of each workstation, and sums by day. Reads take the owner: an organisation sees
/// its own.
@Component
final class FleetStore {
  /// A workstation that has not reported for so long is forgotten.
  static final Duration KEPT = Duration.ofDays(30);

  private static final int DAYS_KEPT = 396;
  private static final int MOST_STATIONS = 100_000;

  private final JdbcClient jdbc;
  private final Clock clock;

  FleetStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// How many workstations of a site name a cause.
  ///
  /// @param since the first of them to do so without a break
  record Cell(String cause, String site, int stations, Instant since) {}

  /// @param blocked workstations that cannot get in
  record Site(String name, int stations, int healthy, int blocked, Instant last) {}

  /// @param cause empty for all workstations that reported
  record Day(LocalDate day, String site, String cause, int stations) {}

  /// Replaces what the workstation reported before, unless that is newer.
  ///
  /// @return false if the organisation has as many workstations as it may have
  boolean keep(String owner, FleetReport report) {
    if (isFull(owner, report)) {
      return false;
    }
    jdbc.sql(
            """
            with kept as (
              insert into diagnosis.station as s
                (owner, machine, policy, site, at, verdict, reference)
              values (:owner, :machine, :policy, :site, :at, :verdict, :reference)
              on conflict (owner, machine, policy) do update
                set site = excluded.site, at = excluded.at, verdict = excluded.verdict,
                  reference = excluded.reference
                where s.at <= excluded.at
              returning 1),
            gone as (
              delete from diagnosis.station_cause
              where owner = :owner and machine = :machine and policy = :policy
                and cause <> all (:causes) and exists (select from kept))
            insert into diagnosis.station_cause (owner, machine, policy, cause, since)
            select :owner, :machine, :policy, cause, :at
            from unnest(:causes) as cause where exists (select from kept)
            on conflict do nothing
            """)
        .param("owner", owner)
        .param("machine", report.digest())
        .param("policy", report.policy())
        .param("site", report.site())
        .param("at", Timestamp.from(report.at()))
        .param("verdict", report.verdict().name())
        .param("reference", report.reference())
        .param("causes", report.causes().toArray(String[]::new))
        .update();
    return true;
  }

  /// A new workstation where there is no room; those that are there go on. The estimate of the
  /// planner is enough as long as it is far from the limit.
  private boolean isFull(String owner, FleetReport report) {
    return jdbc.sql(
            """
            select not exists (
                select from diagnosis.station
                where owner = :owner and machine = :machine and policy = :policy)
              and (select reltuples from pg_class where oid = 'diagnosis.station'::regclass) > :most
              and (select count(*) from diagnosis.station where owner = :owner) >= :most
            """)
        .param("owner", owner)
        .param("machine", report.digest())
        .param("policy", report.policy())
        .param("most", MOST_STATIONS)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  /// The policies that were reported on, the present one (empty) first.
  List<String> policies(String owner) {
    return jdbc.sql(
            """
            select distinct policy from diagnosis.station where owner = :owner
            order by policy limit 50
            """)
        .param("owner", owner)
        .query((row, _) -> row.getString(1))
        .list();
  }

  List<Cell> cells(String owner, String policy) {
    return jdbc.sql(
            """
            select c.cause, s.site, count(*) as stations, min(c.since) as since
            from diagnosis.station_cause c
            join diagnosis.station s using (owner, machine, policy)
            where owner = :owner and policy = :policy
            group by c.cause, s.site order by stations desc, c.cause, s.site limit 2000
            """)
        .param("owner", owner)
        .param("policy", policy)
        .query((row, _) ->
            new Cell(
                row.getString("cause"),
                row.getString("site"),
                row.getInt("stations"),
                row.getTimestamp("since").toInstant()))
        .list();
  }

  List<Site> sites(String owner, String policy) {
    return jdbc.sql(
            """
            select site, count(*) as stations, max(at) as last,
              count(*) filter (where verdict = 'HEALTHY') as healthy,
              count(*) filter (where verdict = 'BLOCKED') as blocked
            from diagnosis.station where owner = :owner and policy = :policy
            group by site order by blocked desc, stations desc, site limit 500
            """)
        .param("owner", owner)
        .param("policy", policy)
        .query((row, _) ->
            new Site(
                row.getString("site"),
                row.getInt("stations"),
                row.getInt("healthy"),
                row.getInt("blocked"),
                row.getTimestamp("last").toInstant()))
        .list();
  }

  /// The sums of the last months, oldest first.
  List<Day> days(String owner, String policy) {
    return jdbc.sql(
            """
            select day, site, cause, stations from diagnosis.fleet_day
            where owner = :owner and policy = :policy order by day, site, cause limit 100000
            """)
        .param("owner", owner)
        .param("policy", policy)
        .query((row, _) ->
            new Day(
                row.getDate("day").toLocalDate(),
                row.getString("site"),
                row.getString("cause"),
                row.getInt("stations")))
        .list();
  }

  /// Sums up the day, and forgets what was kept long enough.
  void settle() {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    sumUp(today);
    jdbc.sql("delete from diagnosis.station where at < :at")
        .param("at", Timestamp.from(clock.instant().minus(KEPT)))
        .update();
    jdbc.sql("delete from diagnosis.fleet_day where day < :day")
        .param("day", today.minusDays(DAYS_KEPT))
        .update();
  }

  private void sumUp(LocalDate day) {
    jdbc.sql(
            """
            insert into diagnosis.fleet_day (owner, policy, day, site, cause, stations)
            select owner, policy, :day, site, cause, count(*) from (
              select s.owner, s.policy, s.site, c.cause from diagnosis.station s
              join diagnosis.station_cause c using (owner, machine, policy)
              where s.at >= :from
              union all
              select owner, policy, site, '' from diagnosis.station where at >= :from) told
            group by owner, policy, site, cause
            on conflict (owner, policy, day, site, cause)
              do update set stations = excluded.stations
            """)
        .param("day", day)
        .param("from", Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
        .update();
  }
}
