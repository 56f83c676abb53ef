// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every attempt to sign in, kept in the database so that nodes count together.
///
/// An attempt is written before its answer is known and counts as failed until settled: a hundred
/// at once get no more tries than a hundred in a row.
@Component
final class AttemptStore {
  static final Duration WINDOW = Duration.ofMinutes(15);

  private static final RowMapper<Failures> FAILURES =
      (row, _) ->
          new Failures(
              row.getInt("together"),
              row.getInt("account"),
              row.getInt("address"),
              Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant));

  private final JdbcClient jdbc;

  AttemptStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Failed or unsettled attempts of the last {@link #WINDOW}.
  ///
  /// @param together of the account from the address, since it last succeeded there
  /// @param account of the account from anywhere
  /// @param address from the address on any account
  record Failures(int together, int account, int address, Optional<Instant> oldest) {}

  /// Counts the attempt as failed until told otherwise.
  ///
  /// @return key for {@link #settle}
  long begin(Attempt attempt) {
    return jdbc.sql(
            """
            insert into identity.sign_in_attempt
              (at, step, account, address, cause, reference, person_id)
            values (:at, :step, :account, :address, 'PENDING', :reference,
              (select id from identity.person where email = :email))
            returning id
            """)
        .param("at", Timestamp.from(attempt.at()))
        .param("step", attempt.step())
        .param("account", attempt.account())
        .param("address", attempt.address())
        .param("reference", attempt.reference())
        .param("email", attempt.email())
        .query(Long.class)
        .single();
  }

  void settle(long id, String cause) {
    jdbc.sql("update identity.sign_in_attempt set cause = :cause where id = :id")
        .param("cause", cause)
        .param("id", id)
        .update();
  }

  Failures failures(Attempt attempt) {
    return jdbc.sql(
            """
            with recent as (
              select at, cause, account = :account as mine, address = :address as here
              from identity.sign_in_attempt
              where at > :since and step = :step and (account = :account or address = :address)),
            success as (select max(at) as at from recent where cause = 'OK' and mine and here)
            select
              count(*) filter (where mine and here and (s.at is null or r.at > s.at)) as together,
              count(*) filter (where mine) as account,
              count(*) filter (where here) as address,
              min(r.at) as oldest
            from recent r cross join success s
            where r.cause not in ('OK', 'THROTTLED')
            """)
        .param("account", attempt.account())
        .param("address", attempt.address())
        .param("step", attempt.step())
        .param("since", Timestamp.from(attempt.at().minus(WINDOW)))
        .query(FAILURES)
        .single();
  }

  /// A try that failed, as support and the owner are told of it.
  ///
  /// @param code of its cause
  /// @param person whose address it was; empty if it is nobody's
  record Failed(
      String step,
      String code,
      String reference,
      String address,
      Instant at,
      Optional<Long> person) {}

  private static final RowMapper<Failed> FAILED =
      (row, _) ->
          new Failed(
              row.getString("step"),
              code(row.getString("step"), row.getString("cause")),
              row.getString("reference"),
              row.getString("address"),
              row.getTimestamp("at").toInstant(),
              Optional.ofNullable(row.getObject("person_id", Long.class)));

  private static String code(String step, String cause) {
    return cause.equals("THROTTLED")
        ? step.equals(Attempt.SECOND_FACTOR) ? "MFA-004" : "AUT-001"
        : cause;
  }

  /// The try that was shown this reference, if it failed.
  Optional<Failed> find(String reference) {
    return jdbc.sql(
            """
            select step, cause, reference, address, at, person_id from identity.sign_in_attempt
            where reference = :reference and cause not in ('OK', 'PENDING')
            """)
        .param("reference", reference)
        .query(FAILED)
        .optional();
  }

  /// Takes what failed at somebody's account and was not looked at yet: each is taken once. Of
  /// wrong passwords only the third within {@link #WINDOW} counts; people mistype.
  List<Failed> takeUntold(Instant since) {
    return jdbc.sql(
            """
            with taken as (
              update identity.sign_in_attempt set told = true
              where id in (
                select id from identity.sign_in_attempt
                where not told and at > :since and cause <> 'PENDING'
                order by at limit 200 for update skip locked)
              returning *)
            select t.step, t.cause, t.reference, t.address, t.at, t.person_id from taken t
            where t.person_id is not null and t.step in ('PASSWORD', 'SECOND_FACTOR')
              and (t.step = 'PASSWORD' or t.cause = 'THROTTLED') and t.cause <> 'OK'
              and (t.cause <> 'AUT-013' or 3 <= (
                select count(*) from identity.sign_in_attempt o
                where o.account = t.account and o.step = t.step and o.cause = 'AUT-013'
                  and o.at <= t.at and o.at > t.at - make_interval(secs => :window)))
            order by t.at
            """)
        .param("since", Timestamp.from(since))
        .param("window", WINDOW.toSeconds())
        .query(FAILED)
        .list();
  }

  /// The attempts on the account of this one within a day, whoever made them, newest first.
  List<SignInTry> beside(String reference) {
    return jdbc.sql(
            """
            select o.at, o.step, o.cause, o.reference
            from identity.sign_in_attempt a
            join identity.sign_in_attempt o on o.account = a.account
              and o.at between a.at - interval '1 day' and a.at + interval '1 day'
            where a.reference = :reference
            order by o.at desc, o.id desc limit 20
            """)
        .param("reference", reference)
        .query((row, _) -> {
          String cause = row.getString("cause");
          return new SignInTry(
              row.getTimestamp("at").toInstant(),
              row.getString("step"),
              cause,
              row.getString("reference"),
              Causes.find(cause).map(Cause::text));
        })
        .list();
  }

  /// Attempts older than this are of no more use.
  int forgetBefore(Instant at) {
    return jdbc.sql("delete from identity.sign_in_attempt where at < :at")
        .param("at", Timestamp.from(at))
        .update();
  }
}
