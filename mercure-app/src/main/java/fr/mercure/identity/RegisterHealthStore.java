// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.registers.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How registers are doing. All nodes share it, so that together they ask no more than one may.
@Component
final class RegisterHealthStore {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private static final RowMapper<Health> HEALTH =
      (row, _) ->
          new Health(
              Source.valueOf(row.getString("source")),
              new Breaker(row.getInt("failures"), instant(row, "closed_until")),
              row.getBoolean("frozen"),
              row.getInt("asked"),
              instant(row, "answered_at"),
              instant(row, "failed_at"),
              Optional.ofNullable(row.getString("failure")).orElse(""),
              row.getInt("numbers"),
              row.getInt("fresh"),
              row.getInt("against"));

  private final JdbcClient jdbc;

  RegisterHealthStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How a register is doing.
  ///
  /// @param frozen whether it is left alone because it spoke against too many at once
  /// @param asked requests of the last counted minute
  /// @param failure why it last failed; empty if it never did
  /// @param numbers that it is asked about
  /// @param fresh of them, answered within a day
  /// @param against of them, with a last answer that is not good
  record Health(
      Source source,
      Breaker breaker,
      boolean frozen,
      int asked,
      Optional<Instant> answered,
      Optional<Instant> failed,
      String failure,
      int numbers,
      int fresh,
      int against) {}

  /// Counts one request, if the register may be asked now.
  boolean admit(Source source, Instant now) {
    return jdbc.sql(
                """
                update identity.register_source set
                  asked = case when window_at <= :before then 1 else asked + 1 end,
                  window_at = case when window_at <= :before then :now else window_at end
                where source = :source and (closed_until is null or closed_until <= :now)
                  and (window_at <= :before or asked < :limit)
                """)
            .param("source", source.name())
            .param("now", Timestamp.from(now))
            .param("before", Timestamp.from(now.minus(WINDOW)))
            .param("limit", source.perMinute)
            .update()
        == 1;
  }

  Breaker breaker(Source source) {
    return jdbc.sql(
            "select failures, closed_until from identity.register_source where source = :source")
        .param("source", source.name())
        .query((row, _) -> new Breaker(row.getInt("failures"), instant(row, "closed_until")))
        .single();
  }

  /// Notes that it answered.
  void answered(Source source, Instant now) {
    jdbc.sql(
            """
            update identity.register_source set failures = 0, closed_until = null, frozen = false,
              answered_at = :now
            where source = :source
            """)
        .param("source", source.name())
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Notes that it did not.
  void failed(Source source, Breaker breaker, String why, Instant now) {
    jdbc.sql(
            """
            update identity.register_source set failures = :failures, closed_until = :until,
              failed_at = :now, failure = :why
            where source = :source
            """)
        .param("source", source.name())
        .param("failures", breaker.failures())
        .param("until", breaker.closedUntil().map(Timestamp::from).orElse(null), Types.TIMESTAMP)
        .param("why", why)
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Leaves it alone: it spoke against too many at once.
  void freeze(Source source, Instant until) {
    jdbc.sql(
            """
            update identity.register_source set closed_until = :until, frozen = true
            where source = :source
            """)
        .param("source", source.name())
        .param("until", Timestamp.from(until))
        .update();
  }

  /// How each register is doing.
  List<Health> health(Instant now) {
    return jdbc.sql(
            """
            select s.*, count(e.number) as numbers,
              count(*) filter (where e.answered_at > :day) as fresh,
              count(*) filter (where e.negatives > 0) as against
            from identity.register_source s
            left join identity.register_evidence e on e.source = s.source
            group by s.source order by array_position(array['SIRENE', 'EOS', 'VIES'], s.source)
            """)
        .param("day", Timestamp.from(now.minus(FirmRules.FRESH)))
        .query(HEALTH)
        .list();
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
