// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.kernel.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the files of consignments and the report of each line; those of the actor's company only.
@Component
class LotStore {
  private static final String WITH_COUNTS =
      """
      select lot.*,
        (select count(*) from express.lot_line where lot = lot.id and taken) as taken,
        (select count(*) from express.lot_line where lot = lot.id and not taken) as refused
      from express.lot
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final JsonMapper json;

  LotStore(JdbcClient jdbc, Clock clock, JsonMapper json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
  }

  /// Begins a file.
  Lot create(Actor actor, String reference, String file, boolean trial) {
    jdbc.sql(
            """
            insert into express.lot (reference, company, file, trial, sent, sent_name, consignments, fault)
            values (:reference, :company, :file, :trial, :now, :name, 0, '')
            """)
        .param("reference", reference)
        .param("company", companyOf(actor))
        .param("file", file)
        .param("trial", trial)
        .param("now", now())
        .param("name", actor.name())
        .update();
    return find(actor, reference).orElseThrow();
  }

  /// The file of that reference.
  Optional<Lot> find(Actor actor, String reference) {
    return jdbc.sql(WITH_COUNTS + " where company = :company and reference = :reference")
        .param("company", companyOf(actor))
        .param("reference", reference)
        .query((row, _) -> lot(row))
        .optional();
  }

  /// The last twenty files.
  List<Lot> last(Actor actor) {
    return jdbc.sql(WITH_COUNTS + " where company = :company order by id desc limit 20")
        .param("company", companyOf(actor))
        .query((row, _) -> lot(row))
        .list();
  }

  /// Adds answers, in one statement.
  void add(Lot lot, List<LotLine> lines) {
    jdbc.sql(
            """
            insert into express.lot_line (lot, line, lrn, taken, reference, findings)
            select :lot, * from unnest(:lines::int[], :lrns::text[], :taken::boolean[],
              :references::text[], :findings::jsonb[])
            on conflict do nothing
            """)
        .param("lot", lot.id())
        .param("lines", lines.stream().map(LotLine::line).toArray(Integer[]::new))
        .param("lrns", lines.stream().map(LotLine::lrn).toArray(String[]::new))
        .param("taken", lines.stream().map(LotLine::taken).toArray(Boolean[]::new))
        .param("references", lines.stream().map(LotLine::reference).toArray(String[]::new))
        .param(
            "findings",
            lines.stream()
                .map(line -> json.writeValueAsString(line.findings()))
                .toArray(String[]::new))
        .update();
  }

  /// Ends a file.
  void end(Lot lot, int consignments, Wording fault) {
    jdbc.sql(
            """
            update express.lot set ended = :now, consignments = :consignments, fault = :fault
            where id = :id
            """)
        .param("now", now())
        .param("consignments", consignments)
        .param("fault", fault.equals(Wording.NONE) ? "" : json.writeValueAsString(fault))
        .param("id", lot.id())
        .update();
  }

  /// Lines after one, in the order of the file.
  ///
  /// @param onlyRefused whether to leave out those that were taken
  List<LotLine> lines(Lot lot, boolean onlyRefused, int after, int most) {
    return jdbc.sql(
            """
            select * from express.lot_line
            where lot = :lot and line > :after and (not :refused or not taken)
            order by line limit :most
            """)
        .param("lot", lot.id())
        .param("after", after)
        .param("refused", onlyRefused)
        .param("most", most)
        .query((row, _) ->
            new LotLine(
                row.getInt("line"),
                row.getString("lrn"),
                row.getBoolean("taken"),
                row.getString("reference"),
                json.readValue(
                    row.getString("findings"), new TypeReference<List<LotLine.Found>>() {})))
        .list();
  }

  private Lot lot(ResultSet row) throws SQLException {
    return new Lot(
        row.getLong("id"),
        row.getString("reference"),
        row.getString("file"),
        row.getBoolean("trial"),
        row.getObject("sent", OffsetDateTime.class).toInstant(),
        row.getString("sent_name"),
        Optional.ofNullable(row.getObject("ended", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getInt("consignments"),
        row.getInt("taken"),
        row.getInt("refused"),
        row.getString("fault"));
  }

  /// Why a file was not read to its end; {@link Wording#NONE} if it was.
  Wording fault(Lot lot) {
    return lot.fault().isEmpty() ? Wording.NONE : json.readValue(lot.fault(), Wording.class);
  }

  private static long companyOf(Actor actor) {
    return actor.company().map(Company::id).orElse(-1L);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
