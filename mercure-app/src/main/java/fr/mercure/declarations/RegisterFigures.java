// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.web.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts and short lists of the register, for pages that are opened all day: each reads a few
/// index entries, however many declarations are kept.
@Component
class RegisterFigures {
  /// States in which something is still to come.
  private static final String[] OPEN = {
    "LODGED",
    "PRELODGED",
    "PRESENTED",
    "ACCEPTED",
    "WAITING",
    "UNDER_CONTROL",
    "CONFORM",
    "NOT_CONFORM"
  };

  /// States in which the office has to act; the only ones indexed by office.
  private static final String AT_OFFICE =
      "state in ('WAITING', 'UNDER_CONTROL', 'CONFORM', 'NOT_CONFORM')";

  private static final int MOST = 20;

  private static final RowMapper<Brief> BRIEF = (row, _) -> brief(row);

  private final JdbcClient jdbc;

  RegisterFigures(@Qualifier("reading") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A declaration in a few words.
  ///
  /// @param reference its MRN, else its CRN, else its LRN
  record Brief(
      String reference,
      String state,
      String importer,
      Optional<String> waitsFor,
      Optional<Instant> deadline) {}

  /// How many are in each open state: of the actor's company, or at the actor's office.
  Map<String, Long> open(Actor actor) {
    Map<String, Long> counts = new HashMap<>();
    jdbc.sql(
            """
            select state, count(*) from declarations.declaration
            where %s group by state
            """
                .formatted(
                    actor.isOfficer()
                        ? "office = :office and " + AT_OFFICE
                        : "company = :company and state = any(:states::text[])"))
        .param("office", actor.office().orElse(""))
        .param("company", company(actor))
        .param("states", OPEN)
        .query((RowCallbackHandler) row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  /// How many were released on each day since; days without any are missing.
  Map<LocalDate, Long> released(Actor actor, LocalDate since) {
    Map<LocalDate, Long> days = new HashMap<>();
    jdbc.sql(
            """
            select (released at time zone :zone)::date as day, count(*)
            from declarations.declaration
            where released >= :since and %s
            group by day
            """
                .formatted(actor.isOfficer() ? "office = :office" : "company = :company"))
        .param("zone", Texts.ZONE.getId())
        .param("since", Timestamp.from(since.atStartOfDay(Texts.ZONE).toInstant()))
        .param("office", actor.office().orElse(""))
        .param("company", company(actor))
        .query(
            (RowCallbackHandler)
                row -> days.put(row.getObject("day", LocalDate.class), row.getLong(2)));
    return days;
  }

  /// Those of the company that wait for the trader, the next to expire first.
  List<Brief> awaitingTrader(Actor actor) {
    return jdbc.sql(
            """
            select * from declarations.declaration
            where company = :company and state in ('PRELODGED', 'WAITING')
            order by deadline nulls last, id limit :most
            """)
        .param("company", company(actor))
        .param("most", MOST)
        .query(BRIEF)
        .list();
  }

  /// Those of the office that wait for an officer, the longest waiting first.
  List<Brief> awaitingOffice(Actor actor) {
    return jdbc.sql(
            """
            select * from declarations.declaration
            where office = :office and state in ('UNDER_CONTROL', 'CONFORM', 'NOT_CONFORM')
            order by id limit :most
            """)
        .param("office", actor.office().orElse(""))
        .param("most", MOST)
        .query(BRIEF)
        .list();
  }

  /// Those whose MRN or LRN begins so, as far as the actor may see them.
  List<Brief> beginning(Actor actor, String typed) {
    return Stream.of("mrn", "lrn").flatMap(name -> beginning(actor, name, typed)).toList();
  }

  private Stream<Brief> beginning(Actor actor, String name, String typed) {
    String all = actor.isOfficer() ? "true" : "company = :company";
    String owned = name.equals("lrn") ? "owns_lrn" : "mrn is not null";
    return jdbc
        .sql(
            """
            select * from declarations.declaration
            where %1$s like :typed and %2$s and %3$s
            order by %1$s limit :most
            """
                .formatted(name, owned, all))
        .param("typed", typed.replaceAll("[\\\\%_]", "\\\\$0") + "%")
        .param("company", company(actor))
        .param("most", MOST)
        .query(BRIEF)
        .list()
        .stream();
  }

  /// How many lines the other modules have not been told yet.
  ///
  /// @param most counts no further
  long untold(int most) {
    return jdbc.sql(
            "select count(*) from (select 1 from declarations.outbox limit :most) as waiting")
        .param("most", most)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  private static long company(Actor actor) {
    return actor.company().map(Company::id).orElse(0L);
  }

  private static Brief brief(ResultSet row) throws SQLException {
    Optional<String> crn = Optional.ofNullable(row.getString("crn"));
    return new Brief(
        Optional.ofNullable(row.getString("mrn")).or(() -> crn).orElse(row.getString("lrn")),
        row.getString("state"),
        row.getString("importer"),
        Optional.ofNullable(row.getString("waits_for")),
        Optional.ofNullable(row.getTimestamp("deadline")).map(Timestamp::toInstant));
  }
}
