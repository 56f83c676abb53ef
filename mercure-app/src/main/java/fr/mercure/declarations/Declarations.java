// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the register. Every question says who asks: operators see their company's declarations,
/// officers see all; what somebody may not see is not there for them.
///
/// Reads use their own few read-only connections.
@Component
public class Declarations {
  /// Most rows in one slice.
  public static final int LARGEST_SLICE = 200;

  private static final Pattern KEY = Pattern.compile("@[0-9]{1,18}");
  private static final Pattern CURSOR = Pattern.compile("[0-9]{1,18}");

  private static final RowMapper<DeclarationView> VIEW = (row, _) -> view(row);

  private static final RowMapper<Document> DOCUMENT =
      (row, _) ->
          new Document(
              row.getLong("id"),
              row.getString("channel"),
              HexFormat.of().formatHex(row.getBytes("sha256")),
              row.getInt("size"),
              row.getTimestamp("at").toInstant(),
              row.getString("answer"));

  private final JdbcClient jdbc;

  Declarations(@Qualifier("reading") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The declaration of this name: an MRN, a CRN, an LRN, or `@` and its key. An LRN means the
  /// declaration that owns it, else the last one that was refused under it.
  public Optional<DeclarationView> find(Actor actor, String reference) {
    String sql =
        KEY.matcher(reference).matches()
            ? "select * from declarations.declaration where id = :key"
            : """
            select d.* from (
              select *, 1 as rank from declarations.declaration where mrn = :name
              union all
              select *, 2 from declarations.declaration where crn = :name
              union all
              select *, 3 from declarations.declaration where lrn = :name and owns_lrn
              union all
              select *, 4 from declarations.declaration where lrn = :name and not owns_lrn) d
            where :company::bigint is null or company = :company::bigint
            order by rank, id desc limit 1
            """;
    return jdbc.sql(sql)
        .param("key", KEY.matcher(reference).matches() ? Long.valueOf(reference.substring(1)) : 0)
        .param("name", reference)
        .param("company", actor.company().map(Company::id).orElse(null))
        .query(VIEW)
        .optional()
        .filter(view -> actor.sees(view.filing().company()));
  }

  /// Declarations, newest first.
  ///
  /// @param cursor [Slice#next] of the slice before; empty for the first
  /// @param size rows wanted, at most [#LARGEST_SLICE]
  public Slice<DeclarationView> search(
      Actor actor, DeclarationFilter filter, String cursor, int size) {
    if (!seesAnything(actor)) {
      return new Slice<>(List.of(), Optional.empty());
    }
    int limit = Math.clamp(size, 1, LARGEST_SLICE);
    Optional<Long> before =
        CURSOR.matcher(cursor).matches() ? Optional.of(Long.valueOf(cursor)) : Optional.empty();
    Optional<Long> company = companyOf(actor).or(filter::company);
    DeclarationQuery query = DeclarationQuery.of(company, filter, before, limit + 1);
    List<DeclarationView> rows =
        jdbc.sql(query.sql()).params(query.parameters()).query(VIEW).list();
    return rows.size() <= limit
        ? new Slice<>(rows, Optional.empty())
        : new Slice<>(
            rows.subList(0, limit), Optional.of(Long.toString(rows.get(limit - 1).key())));
  }

  /// Those of an office that wait in some states for an officer, the longest waiting first.
  ///
  /// @param states in which an office has to act
  public List<DeclarationView> waiting(String office, List<String> states, int most) {
    return jdbc.sql(
            """
            select * from declarations.declaration
            where office = :office and state = any(:states::text[])
              and state in ('WAITING', 'UNDER_CONTROL', 'CONFORM', 'NOT_CONFORM')
            order by since, id limit :most
            """)
        .param("office", office)
        .param("states", states.toArray(String[]::new))
        .param("most", most)
        .query(VIEW)
        .list();
  }

  /// How many declarations of the actor's company are in each state; for an officer, how many of
  /// those that wait for somebody at the office.
  public Map<String, Long> counts(Actor actor) {
    String where =
        actor.isOfficer()
            ? "office = :office and state in ('WAITING', 'UNDER_CONTROL', 'CONFORM', 'NOT_CONFORM')"
            : "company = :company";
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql(
            "select state, count(*) from declarations.declaration where %s group by state"
                .formatted(where))
        .param("office", actor.office().orElse(""))
        .param("company", companyOf(actor).orElse(0L))
        .query((RowCallbackHandler) row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  /// What happened to it, oldest first; empty if the actor may not see it.
  public List<TimelineLine> timeline(Actor actor, String reference) {
    return find(actor, reference)
        .map(view -> lines(view.key(), actor.isOfficer() || actor.equals(Actor.MERCURE)))
        .orElse(List.of());
  }

  private List<TimelineLine> lines(long key, boolean all) {
    return jdbc.sql(
            "select * from declarations.timeline where declaration = :key order by sequence")
        .param("key", key)
        .query((row, _) ->
            new TimelineLine(
                row.getInt("sequence"),
                row.getInt("version"),
                row.getString("was"),
                row.getString("became"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("actor_name"),
                Optional.ofNullable(row.getObject("received", Long.class)),
                row.getString("note"),
                all ? row.getString("reserved") : ""))
        .list();
  }

  /// Its versions, oldest first; empty if the actor may not see it.
  public List<VersionView> versions(Actor actor, String reference) {
    return find(actor, reference).map(view -> versions(view.key())).orElse(List.of());
  }

  private List<VersionView> versions(long key) {
    return jdbc.sql("select * from declarations.version where declaration = :key order by number")
        .param("key", key)
        .query((row, _) ->
            new VersionView(
                row.getInt("number"),
                row.getLong("received"),
                row.getString("findings"),
                row.getString("charges")))
        .list();
  }

  /// The messages kept for it, oldest first; empty if the actor may not see it.
  public List<Document> documents(Actor actor, String reference) {
    return find(actor, reference).map(view -> documents(view.key())).orElse(List.of());
  }

  private List<Document> documents(long key) {
    return jdbc.sql(
            """
            select id, channel, sha256, size, at, answer from declarations.received
            where id in (select received from declarations.timeline where declaration = :key)
            order by id
            """)
        .param("key", key)
        .query(DOCUMENT)
        .list();
  }

  /// The bytes of one of its messages, exactly as they came.
  ///
  /// @param message as [Document#message]
  public Optional<RawMessage> message(Actor actor, String reference, long message) {
    return find(actor, reference)
        .filter(view -> documents(view.key()).stream().anyMatch(d -> d.message() == message))
        .map(_ -> message(message));
  }

  private RawMessage message(long key) {
    return jdbc.sql("select sha256, body, size from declarations.received where id = :key")
        .param("key", key)
        .query((row, _) ->
            RawMessage.kept(row.getBytes("sha256"), row.getBytes("body"), row.getInt("size")))
        .single();
  }

  /// The answer on record for a message that has come before.
  public Optional<Recorded.SameAgain> answered(Received received) {
    return jdbc.sql(
            """
            select sha256, answer from declarations.received
            where sender = :sender and message_key = :key and channel = :channel
            """)
        .param("sender", received.sender())
        .param("key", received.key())
        .param("channel", received.channel())
        .query((row, _) -> FirstAnswers.sameAgain(received, row))
        .optional();
  }

  /// Keys of pre-lodged declarations whose time to present the goods has passed, oldest first.
  public List<String> overdue(Procedure procedure, Instant now, int most) {
    return jdbc.sql(
            """
            select id from declarations.declaration
            where state = 'PRELODGED' and deadline < :now and procedure = :procedure
            order by deadline limit :most
            """)
        .param("now", java.sql.Timestamp.from(now))
        .param("procedure", procedure.name())
        .param("most", most)
        .query((row, _) -> "@" + row.getLong(1))
        .list();
  }

  private static boolean seesAnything(Actor actor) {
    return actor.equals(Actor.MERCURE) || actor.isOfficer() || actor.company().isPresent();
  }

  private static Optional<Long> companyOf(Actor actor) {
    return actor.isOfficer() ? Optional.empty() : actor.company().map(Company::id);
  }

  private static DeclarationView view(ResultSet row) throws SQLException {
    return new DeclarationView(
        row.getLong("id"),
        new Filing(
            Procedure.valueOf(row.getString("procedure")),
            row.getString("type"),
            row.getLong("company"),
            row.getString("declarant"),
            row.getString("lrn"),
            row.getString("office"),
            row.getInt("items"),
            Optional.ofNullable(row.getBigDecimal("value")),
            Optional.ofNullable(row.getBigDecimal("gross_mass")),
            row.getString("importer"),
            row.getString("goods"),
            standing(row)),
        row.getBoolean("owns_lrn"),
        row.getString("channel"),
        row.getTimestamp("lodged").toInstant(),
        row.getTimestamp("changed").toInstant(),
        row.getInt("version"),
        row.getInt("sequence"));
  }

  private static Filing.Standing standing(ResultSet row) throws SQLException {
    return new Filing.Standing(
        row.getString("state"),
        row.getTimestamp("since").toInstant(),
        Optional.ofNullable(row.getString("crn")),
        Optional.ofNullable(row.getString("mrn")),
        Optional.ofNullable(row.getString("circuit")),
        Optional.ofNullable(row.getString("control")),
        Optional.ofNullable(row.getString("waits_for")),
        instant(row, "deadline"),
        instant(row, "accepted"),
        instant(row, "released"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    java.sql.@Nullable Timestamp value = row.getTimestamp(column);
    return value == null ? Optional.empty() : Optional.of(value.toInstant());
  }
}
