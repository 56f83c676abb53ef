// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.Mandate.Form;
import fr.mercure.kernel.Eori;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Mandates between companies.
@Component
final class MandateStore {
  private static final String SELECT =
      """
      select m.id, m.principal, m.principal_name, r.eori as representative,
        r.name as representative_name, m.form, m.module, m.office, m.from_day, m.to_day, m.revoked_at, m.successor
      from identity.mandate m join identity.company r on r.id = m.representative
      """;
  private static final RowMapper<Mandate> MANDATE =
      (row, _) ->
          new Mandate(
              row.getLong("id"),
              new Eori(row.getString("principal")),
              row.getString("principal_name"),
              new Eori(row.getString("representative")),
              row.getString("representative_name"),
              Form.valueOf(row.getString("form")),
              Optional.ofNullable(row.getString("module")),
              Optional.ofNullable(row.getString("office")),
              row.getObject("from_day", LocalDate.class),
              Optional.ofNullable(row.getObject("to_day", LocalDate.class)),
              Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant),
              Optional.ofNullable(row.getString("successor")));

  private final JdbcClient jdbc;

  MandateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What the company may do for others, and could in the last ninety days.
  List<Mandate> received(long company) {
    return jdbc.sql(
            SELECT
                + """
                where m.representative = :company
                  and (m.revoked_at is null or m.revoked_at > now() - interval '90 days')
                  and (m.to_day is null or m.to_day > current_date - 90)
                order by m.principal_name, m.id limit 100
                """)
        .param("company", company)
        .query(MANDATE)
        .list();
  }

  /// What others may do for the holder of this EORI, and could once; latest first.
  List<Mandate> given(String principal) {
    return jdbc.sql(SELECT + "where m.principal = :principal order by m.id desc limit 100")
        .param("principal", principal)
        .query(MANDATE)
        .list();
  }

  /// All that the company holds or gave, but for those that ended long ago.
  List<Mandate> involving(Company company) {
    return jdbc.sql(
            SELECT
                + """
                where (m.representative = :company or m.principal = :eori)
                  and (m.revoked_at is null or m.revoked_at > now() - interval '90 days')
                  and (m.to_day is null or m.to_day > current_date - 90)
                """)
        .param("company", company.id())
        .param("eori", company.eori().value())
        .query(MANDATE)
        .list();
  }

  long insert(
      Company principal,
      Company representative,
      Form form,
      Optional<String> module,
      Optional<String> office,
      LocalDate from,
      Optional<LocalDate> to) {
    return jdbc.sql(
            """
            insert into identity.mandate (principal, principal_name, representative, form, module,
              office, from_day, to_day)
            values (:principal, :name, :representative, :form, :module, :office, :from, :to)
            returning id
            """)
        .param("principal", principal.eori().value())
        .param("name", principal.name())
        .param("representative", representative.id())
        .param("form", form.name())
        .param("module", module.orElse(null), Types.VARCHAR)
        .param("office", office.orElse(null), Types.VARCHAR)
        .param("from", from)
        .param("to", to.orElse(null), Types.DATE)
        .query(Long.class)
        .single();
  }

  /// A living mandate near its end, and the companies that were not told yet.
  ///
  /// @param days 30, 7 or 1
  record Ending(long id, String principal, long representative, LocalDate lastDay, int days) {}

  /// Mandates that end within thirty, seven or one days, each once per step: whoever calls tells
  /// both sides.
  List<Ending> ending(LocalDate today) {
    return jdbc.sql(
            """
            update identity.mandate m set warned = d.days
            from (values (1), (7), (30)) as d (days)
            where m.revoked_at is null and m.to_day >= :today and m.to_day < :today + d.days
              and (m.warned is null or m.warned > d.days)
              and d.days = (select min(x) from unnest(array[1, 7, 30]) x
                where m.to_day < :today + x)
            returning m.id, m.principal, m.representative, m.to_day, m.warned
            """)
        .param("today", today)
        .query((row, _) ->
            new Ending(
                row.getLong("id"),
                row.getString("principal"),
                row.getLong("representative"),
                row.getObject("to_day", LocalDate.class),
                row.getInt("warned")))
        .list();
  }

  /// Notes on the mandates that this principal took back that another represents it now.
  void succeed(Company principal, Company representative) {
    jdbc.sql(
            """
            update identity.mandate set successor = :name
            where principal = :eori and representative <> :representative
              and revoked_at is not null and successor is null
            """)
        .param("name", representative.name())
        .param("eori", principal.eori().value())
        .param("representative", representative.id())
        .update();
  }

  /// Ends a mandate; either side may.
  ///
  /// @return false if it is not a living mandate of this company
  boolean revoke(long mandate, Company company, Instant now) {
    return jdbc.sql(
                """
                update identity.mandate set revoked_at = :now
                where id = :mandate and revoked_at is null
                  and (representative = :company or principal = :eori)
                """)
            .param("mandate", mandate)
            .param("company", company.id())
            .param("eori", company.eori().value())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }
}
