// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessFacts.Authorisation;
import fr.mercure.identity.AccessFacts.EoriKind;
import fr.mercure.identity.AccessFacts.EoriRule;
import fr.mercure.identity.AccessFacts.Firm;
import fr.mercure.identity.AccessFacts.Habilitation;
import fr.mercure.identity.AccessFacts.Hours;
import fr.mercure.identity.AccessFacts.ModuleState;
import fr.mercure.identity.AccessFacts.Register;
import fr.mercure.identity.AccessFacts.Word;
import fr.mercure.identity.registers.Registers;
import fr.mercure.identity.registers.Source;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the facts that access is decided from.
@Component
final class AccessStore {
  private static final RowMapper<Habilitation> HABILITATION =
      (row, _) ->
          new Habilitation(
              Right.valueOf(row.getString("entitlement")),
              Habilitation.State.valueOf(row.getString("state")),
              instant(row, "from_at").orElse(Instant.EPOCH),
              instant(row, "until_at"),
              Optional.ofNullable(row.getString("reason")).orElse(""),
              Offices.of(row.getArray("offices")));
  private static final RowMapper<ModuleState> MODULE =
      (row, _) ->
          new ModuleState(
              row.getString("module"),
              ModuleState.Opening.valueOf(row.getString("state")),
              instant(row, "since").orElse(Instant.EPOCH),
              instant(row, "until"),
              Optional.ofNullable(row.getString("replaced_by")),
              hours(row));
  private static final RowMapper<EoriRule> RULE =
      (row, _) ->
          new EoriRule(
              row.getString("module"),
              EoriKind.valueOf(row.getString("kind")),
              row.getObject("from_day", LocalDate.class),
              day(row, "to_day"));
  private static final RowMapper<Authorisation> AUTHORISATION =
      (row, _) ->
          new Authorisation(
              row.getString("kind") + " " + row.getString("number"),
              row.getString("state").equals("ACTIVE"),
              row.getObject("from_day", LocalDate.class),
              day(row, "to_day"),
              day(row, "state_from"));

  private final JdbcClient jdbc;
  private final MandateStore mandates;
  private final Set<Source> asked;

  AccessStore(JdbcClient jdbc, MandateStore mandates, Registers registers) {
    this.jdbc = jdbc;
    this.mandates = mandates;
    this.asked = registers.configured();
  }

  /// Rights of the person in the company, or in the office. Names that this version does not know
  /// grant nothing.
  List<Habilitation> habilitations(
      long person, Optional<Company> company, Optional<String> office) {
    return jdbc.sql(
            """
            select entitlement, state, from_at, until_at, reason, offices from identity.habilitation
            where person_id = :person and entitlement = any (:known)
              and (company_id = :company or office = :office)
            """)
        .param("person", person)
        .param("known", Arrays.stream(Right.values()).map(Right::name).toArray(String[]::new))
        .param("company", company.map(Company::id).orElse(null))
        .param("office", office.orElse(null))
        .query(HABILITATION)
        .list();
  }

  List<ModuleState> modules() {
    return jdbc.sql("select * from identity.module_state").query(MODULE).list();
  }

  /// The company with what the registers said of it.
  Firm firm(Company company) {
    var kept = new Kept(rules(), mandates.received(company.id()), authorisations(company.id()));
    return jdbc.sql(
            """
            select u.state as unit_state, u.state_from as unit_from, u.masked,
              coalesce(u.negatives, 0) as unit_negatives, u.checked_at as unit_checked,
              e.state as place_state, e.state_from as place_from, e.successor,
              coalesce(e.negatives, 0) as place_negatives, e.checked_at as place_checked,
              n.kind, n.siren as eori_siren, n.state as eori_state, n.state_from as eori_from,
              n.issued_at, coalesce(n.negatives, 0) as eori_negatives, n.checked_at as eori_checked,
              (select count(*) from identity.right_decider d where d.company_id = c.id) as administrators
            from identity.company c
            left join identity.legal_unit u on u.siren = left(c.siret, 9)
            left join identity.establishment e on e.siret = c.siret
            left join identity.eori n on n.number = c.eori
            where c.id = :company
            """)
        .param("company", company.id())
        .query((row, _) -> firm(row, company, kept))
        .single();
  }

  /// What Mercure itself keeps of a company, read before its row: whoever asks while a row is open
  /// needs two connections, and enough of them at once get none.
  private record Kept(
      List<EoriRule> rules, List<Mandate> mandates, List<Authorisation> authorisations) {}

  private Firm firm(ResultSet row, Company company, Kept kept) throws SQLException {
    Siret siret = company.siret();
    Eori eori = company.eori();
    return new Firm(
        company.name(),
        siret,
        row.getInt("administrators"),
        new Register(
            word(row.getString("unit_state")),
            day(row, "unit_from"),
            row.getInt("unit_negatives"),
            instant(row, "unit_checked")),
        register(row, "place"),
        Optional.ofNullable(row.getString("successor")),
        row.getBoolean("masked"),
        eori,
        EoriKind.valueOf(Optional.ofNullable(row.getString("kind")).orElse("FOREIGN")),
        Optional.ofNullable(row.getString("eori_siren")),
        register(row, "eori"),
        instant(row, "issued_at"),
        kept.rules(),
        kept.mandates(),
        kept.authorisations(),
        asked);
  }

  private List<EoriRule> rules() {
    return jdbc.sql("select module, kind, from_day, to_day from identity.eori_rule")
        .query(RULE)
        .list();
  }

  private List<Authorisation> authorisations(long company) {
    return jdbc.sql(
            """
            select kind, number, state, from_day, to_day, state_from
            from identity.customs_authorisation where company_id = :company order by kind, number
            """)
        .param("company", company)
        .query(AUTHORISATION)
        .list();
  }

  private static Register register(ResultSet row, String prefix) throws SQLException {
    return new Register(
        word(row.getString(prefix + "_state")),
        day(row, prefix + "_from"),
        row.getInt(prefix + "_negatives"),
        instant(row, prefix + "_checked"));
  }

  /// A register without a row said nothing, and nothing stops nobody.
  private static Word word(@Nullable String state) {
    return switch (state) {
      case "CEASED", "CLOSED", "INVALID" -> Word.BAD;
      case "UNKNOWN" -> Word.MISSING;
      case "DISABLED" -> Word.DISABLED;
      case null, default -> Word.GOOD;
    };
  }

  private static Optional<Hours> hours(ResultSet row) throws SQLException {
    LocalTime opens = row.getObject("opens", LocalTime.class);
    return opens == null
        ? Optional.empty()
        : Optional.of(new Hours(opens, row.getObject("closes", LocalTime.class)));
  }

  private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
