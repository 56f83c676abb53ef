// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.VatNumber;
import fr.mercure.kernel.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is on file about a company.
@Component
final class CompanyStore {
  private static final RowMapper<CompanyFile.LegalUnit> UNIT =
      (row, _) ->
          new CompanyFile.LegalUnit(
              row.getString("siren"),
              row.getString("state"),
              day(row, "state_from"),
              instant(row, "checked_at"));
  private static final RowMapper<CompanyFile.Establishment> ESTABLISHMENT =
      (row, _) ->
          new CompanyFile.Establishment(
              row.getString("siret"),
              row.getString("state"),
              day(row, "state_from"),
              Optional.ofNullable(row.getString("successor")),
              instant(row, "checked_at"));
  private static final RowMapper<CompanyFile.EoriNumber> NUMBER =
      (row, _) ->
          new CompanyFile.EoriNumber(
              row.getString("number"),
              row.getString("kind"),
              row.getString("state"),
              day(row, "state_from"),
              instant(row, "checked_at"));
  private static final RowMapper<CompanyFile.Rule> RULE =
      (row, _) ->
          new CompanyFile.Rule(
              row.getString("module"),
              row.getString("kind"),
              row.getObject("from_day", LocalDate.class),
              day(row, "to_day"),
              new Wording(row.getString("source_fr"), row.getString("source_en")));
  private static final RowMapper<CompanyFile.Held> HELD =
      (row, _) ->
          new CompanyFile.Held(
              row.getString("kind"),
              row.getString("number"),
              row.getString("state"),
              row.getObject("from_day", LocalDate.class),
              day(row, "to_day"));

  private final JdbcClient jdbc;

  CompanyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  CompanyFile file(Company company) {
    String siren = company.siret().siren();
    return new CompanyFile(
        jdbc.sql("select * from identity.legal_unit where siren = :siren")
            .param("siren", siren)
            .query(UNIT)
            .optional(),
        jdbc.sql(
                "select * from identity.establishment where siren = :siren order by siret limit"
                    + " 200")
            .param("siren", siren)
            .query(ESTABLISHMENT)
            .list(),
        jdbc.sql("select * from identity.eori where siren = :siren order by number limit 200")
            .param("siren", siren)
            .query(NUMBER)
            .list(),
        jdbc.sql("select * from identity.eori_rule order by module, from_day, kind limit 200")
            .query(RULE)
            .list(),
        jdbc.sql(
                """
                select * from identity.customs_authorisation where company_id = :company
                order by kind, number limit 200
                """)
            .param("company", company.id())
            .query(HELD)
            .list(),
        evidence(company, siren));
  }

  private List<CompanyFile.Answered> evidence(Company company, String siren) {
    return jdbc.sql(
            """
            select * from identity.register_evidence
            where answered_at is not null and (number = :eori or number = :siret
              or number = :vat)
            order by source desc
            """)
        .param("eori", company.eori().value())
        .param("siret", company.siret().value())
        .param("vat", VatNumber.ofSiren(siren).value())
        .query((row, _) ->
            new CompanyFile.Answered(
                row.getString("source"),
                row.getString("number"),
                row.getString("word"),
                row.getTimestamp("answered_at").toInstant(),
                row.getString("sha256"),
                instant(row, "good_at")))
        .list();
  }

  /// Moves the company to the establishment that succeeds to its closed one, if both are of the
  /// same legal unit and the register said so twice.
  Optional<String> moveToSuccessor(Company company) {
    Optional<String> successor =
        jdbc.sql(
                """
                select successor from identity.establishment
                where siret = :siret and state = 'CLOSED' and negatives >= 2
                  and left(successor, 9) = siren
                """)
            .param("siret", company.siret().value())
            .query(String.class)
            .optional();
    successor.ifPresent(siret -> moveTo(siret, company));
    return successor;
  }

  private void moveTo(String siret, Company company) {
    jdbc.sql(
            """
            insert into identity.establishment (siret, siren) values (:siret, :siren)
            on conflict do nothing
            """)
        .param("siret", siret)
        .param("siren", company.siret().siren())
        .update();
    jdbc.sql("update identity.company set siret = :siret where id = :company")
        .param("siret", siret)
        .param("company", company.id())
        .update();
  }

  private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
