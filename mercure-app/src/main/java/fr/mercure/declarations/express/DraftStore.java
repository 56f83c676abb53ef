// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.DraftSaved.AlreadyLodged;
import fr.mercure.declarations.express.DraftSaved.Clash;
import fr.mercure.declarations.express.DraftSaved.Conflict;
import fr.mercure.declarations.express.DraftSaved.Saved;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the drafts of companies, each version of them. Every read and every write is of the
/// actor's company: the draft of another does not exist.
@Component
class DraftStore {
  /// Versions kept of one draft; older ones are forgotten.
  private static final int MOST_POINTS = 200;

  private static final String LRN = "/Declaration/FunctionalReferenceID";
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

  private final JdbcClient jdbc;
  private final Clock clock;
  private final JsonMapper json;
  private final SecureRandom random;

  DraftStore(JdbcClient jdbc, Clock clock, JsonMapper json, SecureRandom random) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
    this.random = random;
  }

  /// A reference that no draft has, such as `M261124-7QK4X2`; also proposed as LRN.
  String newReference() {
    String day = DAY.format(LocalDate.ofInstant(clock.instant(), PARIS));
    var letters = new StringBuilder("M" + day + "-");
    for (int i = 0; i < 6; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }

  /// Makes a draft of the actor's company.
  ///
  /// @param origin what it was copied from or amends; empty for a blank one
  @Transactional
  Draft create(
      Actor actor, String reference, Draft.Kind kind, String origin, DraftContent content) {
    Draft draft =
        jdbc.sql(
                """
                insert into express.draft (company, reference, kind, name, origin, lrn, content, version,
                  created, changed, changed_by, changed_name, answer)
                values (:company, :reference, :kind, '', :origin, :lrn, :content::jsonb, 1,
                  :now, :now, :actor, :actorName, '')
                returning *
                """)
            .param("company", companyOf(actor))
            .param("reference", reference)
            .param("kind", kind.name())
            .param("origin", origin)
            .param("lrn", content.at(LRN))
            .param("content", written(content))
            .params(stamp(actor))
            .query((row, _) -> draft(row))
            .single();
    keepPoint(draft, actor, "");
    return draft;
  }

  /// The draft of the actor's company under that reference, else under that LRN.
  Optional<Draft> find(Actor actor, String reference) {
    return jdbc.sql(
            """
            select * from express.draft
            where company = :company and (reference = :reference or lrn = :reference)
            order by (reference = :reference) desc, changed desc limit 1
            """)
        .param("company", companyOf(actor))
        .param("reference", reference)
        .query((row, _) -> draft(row))
        .optional();
  }

  /// The open drafts of the actor's company, the last changed first; at most a hundred.
  List<Draft> open(Actor actor, Draft.Kind kind) {
    return jdbc.sql(
            """
            select * from express.draft
            where company = :company and kind = :kind and lodged is null
            order by changed desc limit 100
            """)
        .param("company", companyOf(actor))
        .param("kind", kind.name())
        .query((row, _) -> draft(row))
        .list();
  }

  /// How many drafts of declarations and amendments are open.
  int count(Actor actor) {
    return jdbc.sql(
            """
            select count(*) from express.draft
            where company = :company and kind <> 'TEMPLATE' and lodged is null
            """)
        .param("company", companyOf(actor))
        .query(Integer.class)
        .single();
  }

  /// The open amendment of a declaration, if somebody has begun one.
  Optional<Draft> amendmentOf(Actor actor, String mrn) {
    return open(actor, Draft.Kind.AMENDMENT).stream()
        .filter(draft -> draft.origin().equals(mrn))
        .findFirst();
  }

  /// Saves what a page holds. Fields that the page did not touch keep what others typed; a field
  /// that both touched is a conflict, and then nothing is saved.
  @Transactional
  Optional<DraftSaved> save(Actor actor, String reference, DraftEdit edit) {
    return locked(actor, reference).map(draft -> save(actor, draft, edit));
  }

  private DraftSaved save(Actor actor, Draft draft, DraftEdit edit) {
    if (!draft.isOpen()) {
      return new AlreadyLodged(draft);
    }
    var merged = new HashMap<DraftSlot, String>();
    List<Clash> clashes = merge(draft, edit, merged);
    if (!clashes.isEmpty()) {
      return new Conflict(draft, clashes, merged);
    }
    DraftContent content = edit.then().apply(draft.content().withAll(merged));
    return new Saved(
        content.equals(draft.content()) ? draft : write(actor, draft, content, edit.page()));
  }

  private List<Clash> merge(Draft draft, DraftEdit edit, Map<DraftSlot, String> merged) {
    if (edit.base() >= draft.version() || savedOnlyBy(edit.page(), draft, edit.base())) {
      merged.putAll(edit.typed());
      return List.of();
    }
    DraftContent base = at(draft, edit.base()).orElse(DraftContent.EMPTY);
    var clashes = new ArrayList<Clash>();
    edit.typed()
        .forEach((slot, mine) -> {
          String theirs = draft.content().value(slot);
          String was = base.value(slot);
          if (!mine.equals(was)) {
            merged.put(slot, mine);
            if (!theirs.equals(was) && !theirs.equals(mine)) {
              clashes.add(new Clash(slot, mine, theirs));
            }
          }
        });
    return clashes;
  }

  private boolean savedOnlyBy(String page, Draft draft, int base) {
    return jdbc.sql(
            """
            select not exists (
              select from express.draft_point
              where draft = :draft and version > :base and (page = '' or page <> :page))
            """)
        .param("draft", draft.id())
        .param("base", base)
        .param("page", page)
        .query(Boolean.class)
        .single();
  }

  private Draft write(Actor actor, Draft draft, DraftContent content, String page) {
    Draft written =
        jdbc.sql(
                """
                update express.draft
                set content = :content::jsonb, lrn = :lrn, version = version + 1, changed = :now,
                  changed_by = :actor, changed_name = :actorName
                where id = :id returning *
                """)
            .param("content", written(content))
            .param("lrn", content.at(LRN))
            .param("id", draft.id())
            .params(stamp(actor))
            .query((row, _) -> draft(row))
            .single();
    keepPoint(written, actor, page);
    return written;
  }

  /// What the draft held at a version, if that is still kept.
  Optional<DraftContent> at(Draft draft, int version) {
    return jdbc.sql(
            "select content from express.draft_point where draft = :draft and version = :version")
        .param("draft", draft.id())
        .param("version", version)
        .query((row, _) -> read(row.getString("content")))
        .optional();
  }

  /// The versions kept, the last first; of each person's spell of work only the last.
  List<DraftPoint> history(Draft draft) {
    return jdbc.sql(
            """
            select version, at, actor_name from (
              select version, at, actor_name,
                lead(actor) over w = actor and lead(at) over w - at < interval '5 minutes' as passed
              from express.draft_point where draft = :draft window w as (order by version)) point
            where passed is not true order by version desc limit 30
            """)
        .param("draft", draft.id())
        .query((row, _) ->
            new DraftPoint(row.getInt("version"), instant(row, "at"), row.getString("actor_name")))
        .list();
  }

  /// Makes a template of the company out of a draft.
  @Transactional
  Draft template(Actor actor, Draft draft, String name) {
    Draft made =
        create(actor, newReference(), Draft.Kind.TEMPLATE, "", draft.content().with(LRN, ""));
    return jdbc.sql("update express.draft set name = :name where id = :id returning *")
        .param("name", name)
        .param("id", made.id())
        .query((row, _) -> draft(row))
        .single();
  }

  /// Notes that a draft was lodged.
  ///
  /// @param answer reference to show: MRN, CRN or, refused, the LRN
  /// @param taken whether the register took it, so that it never changes again
  @Transactional
  void answered(Actor actor, Draft draft, String answer, boolean taken) {
    jdbc.sql(
            """
            update express.draft
            set answered = :now, answer = :answer, lodged = case when :taken then :now else null end
            where id = :id and company = :company
            """)
        .param("answer", answer)
        .param("taken", taken)
        .param("id", draft.id())
        .param("company", companyOf(actor))
        .param("now", now())
        .update();
  }

  /// Throws a draft away; a lodged one stays.
  @Transactional
  void delete(Actor actor, Draft draft) {
    jdbc.sql("delete from express.draft where id = :id and company = :company and lodged is null")
        .param("id", draft.id())
        .param("company", companyOf(actor))
        .update();
  }

  private Optional<Draft> locked(Actor actor, String reference) {
    return jdbc.sql(
            """
            select * from express.draft where company = :company and reference = :reference
            for update
            """)
        .param("company", companyOf(actor))
        .param("reference", reference)
        .query((row, _) -> draft(row))
        .optional();
  }

  private void keepPoint(Draft draft, Actor actor, String page) {
    jdbc.sql(
            """
            insert into express.draft_point (draft, version, content, page, at, actor, actor_name)
            values (:id, :version, :content::jsonb, :page, :now, :actor, :actorName)
            """)
        .param("id", draft.id())
        .param("version", draft.version())
        .param("content", written(draft.content()))
        .param("page", page)
        .params(stamp(actor))
        .update();
    jdbc.sql("delete from express.draft_point where draft = :id and version <= :old")
        .param("id", draft.id())
        .param("old", draft.version() - MOST_POINTS)
        .update();
  }

  /// An officer has no company, hence no drafts.
  private static long companyOf(Actor actor) {
    return actor.company().map(Company::id).orElse(-1L);
  }

  private Map<String, Object> stamp(Actor actor) {
    return Map.of("now", now(), "actor", actor.id(), "actorName", actor.name());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private Draft draft(ResultSet row) throws SQLException {
    return new Draft(
        row.getLong("id"),
        row.getLong("company"),
        row.getString("reference"),
        Draft.Kind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("origin"),
        read(row.getString("content")),
        row.getInt("version"),
        instant(row, "changed"),
        row.getString("changed_name"),
        Optional.ofNullable(row.getObject("lodged", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getString("answer"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private String written(DraftContent content) {
    return json.writeValueAsString(content.values());
  }

  private DraftContent read(String text) {
    return new DraftContent(json.readValue(text, new TypeReference<TreeMap<String, String>>() {}));
  }
}
