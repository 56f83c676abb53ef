// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Filing;
import fr.mercure.declarations.PapersAsked;
import fr.mercure.declarations.express.ControlWork.Result;
import fr.mercure.identity.Actor;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the work of officers on controls, the papers asked for and the papers given. Callers have
/// found the declaration with the same actor first: here nothing is asked about rights.
@Component
class ControlStore {
  private final JdbcClient jdbc;
  private final Clock clock;
  private final JsonMapper json;
  private final ApplicationEventPublisher events;

  ControlStore(JdbcClient jdbc, Clock clock, JsonMapper json, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
    this.events = events;
  }

  /// How far the control of a declaration has come.
  ControlWork find(String mrn) {
    return find(Set.of(mrn)).getOrDefault(mrn, ControlWork.NONE);
  }

  /// How far controls have come, by MRN; those that nobody has touched are not there.
  Map<String, ControlWork> find(Collection<String> mrns) {
    var found = new HashMap<String, ControlWork>();
    jdbc.sql("select * from express.control where mrn = any(:mrns)")
        .param("mrns", mrns.toArray(String[]::new))
        .query(row -> {
          found.put(row.getString("mrn"), work(row));
        });
    return found;
  }

  /// The officer takes the control, from a colleague if need be.
  void take(Actor officer, String mrn, String office) {
    jdbc.sql(
            """
            insert into express.control (mrn, office, taken_by, taken_name, taken, ticked, results)
            values (:mrn, :office, :by, :name, :now, '[]', '{}')
            on conflict (mrn) do update
            set taken_by = excluded.taken_by, taken_name = excluded.taken_name, taken = excluded.taken
            """)
        .param("mrn", mrn)
        .param("office", office)
        .param("by", officer.id())
        .param("name", officer.name())
        .param("now", now())
        .update();
  }

  /// Writes down how far the officer has come; without effect on what a colleague has taken.
  ///
  /// @return whether it was the officer's to write
  boolean note(Actor officer, String mrn, Set<String> ticked, Map<Integer, Result> results) {
    return jdbc.sql(
                """
                update express.control set ticked = :ticked::jsonb, results = :results::jsonb
                where mrn = :mrn and taken_by = :by
                """)
            .param("mrn", mrn)
            .param("by", officer.id())
            .param("ticked", json.writeValueAsString(ticked))
            .param("results", json.writeValueAsString(results))
            .update()
        > 0;
  }

  /// Writes down that papers were asked for, and tells it to those who write to companies.
  @Transactional
  void ask(Actor officer, DeclarationView view, DocumentRequest request) {
    Filing filing = view.filing();
    long id = insert(filing.company(), request);
    events.publishEvent(
        new PapersAsked(
            Long.toString(id),
            view.key(),
            filing.procedure(),
            filing.company(),
            filing.lrn(),
            request.mrn(),
            filing.office(),
            officer.id(),
            officer.name(),
            request.documents(),
            request.asked(),
            request.due()));
  }

  private long insert(long company, DocumentRequest request) {
    return jdbc.sql(
            """
            insert into express.document_request (mrn, company, asked, asked_name, documents, due)
            values (:mrn, :company, :asked, :name, :documents, :due)
            returning id
            """)
        .param("mrn", request.mrn())
        .param("company", company)
        .param("asked", request.asked().atOffset(ZoneOffset.UTC))
        .param("name", request.askedName())
        .param("documents", request.documents())
        .param("due", request.due().atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /// The papers asked for, the first first.
  List<DocumentRequest> requests(String mrn) {
    return jdbc.sql("select * from express.document_request where mrn = :mrn order by id")
        .param("mrn", mrn)
        .query((row, _) ->
            new DocumentRequest(
                mrn,
                instant(row, "asked"),
                row.getString("asked_name"),
                row.getString("documents"),
                instant(row, "due")))
        .list();
  }

  /// Keeps a paper that the operator gives.
  @Transactional
  void give(Actor actor, long company, String mrn, String name, String type, byte[] body) {
    jdbc.sql(
            """
            insert into express.document (mrn, company, name, type, size, sha256, body, given, given_name)
            values (:mrn, :company, :name, :type, :size, :sha, :body, :now, :by)
            """)
        .param("mrn", mrn)
        .param("company", company)
        .param("name", name)
        .param("type", type)
        .param("size", body.length)
        .param("sha", sha256(body))
        .param("body", body)
        .param("now", now())
        .param("by", actor.name())
        .update();
  }

  /// The papers given, the first first.
  List<GivenDocument> given(String mrn) {
    return jdbc.sql(
            """
            select id, name, type, size, sha256, given, given_name from express.document
            where mrn = :mrn order by id
            """)
        .param("mrn", mrn)
        .query((row, _) ->
            new GivenDocument(
                row.getLong("id"),
                row.getString("name"),
                row.getString("type"),
                row.getInt("size"),
                row.getString("sha256"),
                instant(row, "given"),
                row.getString("given_name")))
        .list();
  }

  /// The bytes of a paper of that declaration.
  Optional<byte[]> body(String mrn, long id) {
    return jdbc.sql("select body from express.document where mrn = :mrn and id = :id")
        .param("mrn", mrn)
        .param("id", id)
        .query((row, _) -> row.getBytes("body"))
        .optional();
  }

  private ControlWork work(ResultSet row) throws SQLException {
    return new ControlWork(
        row.getString("taken_by"),
        row.getString("taken_name"),
        Optional.of(instant(row, "taken")),
        json.readValue(row.getString("ticked"), new TypeReference<Set<String>>() {}),
        json.readValue(row.getString("results"), new TypeReference<Map<Integer, Result>>() {}));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
