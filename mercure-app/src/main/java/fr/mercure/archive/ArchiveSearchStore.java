// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.archive.Extract.Kept;
import fr.mercure.identity.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finding and reading what is kept. Every read takes the actor: rows of other companies are as if
/// they were not there.
@Component
class ArchiveSearchStore {
  private static final RowMapper<Dossier> DOSSIER =
      (row, _) ->
          new Dossier(
              row.getLong("declaration"),
              row.getLong("company"),
              row.getString("lrn"),
              row.getString("mrn"),
              instant(row, "opened_at"),
              row.getObject("retained_until", LocalDate.class),
              row.getInt("entries"),
              row.getBoolean("held"));
  private static final RowMapper<Entry> ENTRY =
      (row, _) ->
          new Entry(
              row.getLong("position"),
              row.getInt("sequence"),
              PieceKind.valueOf(row.getString("kind")),
              row.getString("media_type"),
              row.getLong("size"),
              row.getString("sha256"),
              row.getString("previous"),
              row.getString("chain"),
              instant(row, "happened_at"),
              instant(row, "stored_at"),
              row.getObject("retained_until", LocalDate.class),
              row.getBoolean("kept"),
              Optional.ofNullable(row.getString("fault")));
  private static final RowMapper<Kept> KEPT =
      (row, _) ->
          new Kept(
              row.getLong("position"),
              row.getBytes("entry"),
              row.getBytes("link"),
              Optional.ofNullable(row.getBytes("bytes")));
  private static final RowMapper<Hold> HOLD =
      (row, _) -> new Hold(row.getBoolean("placed"), row.getString("reason"), instant(row, "at"));

  private static final OffsetDateTime END_OF_TIME =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final JdbcClient jdbc;

  ArchiveSearchStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// All that is kept of one declaration.
  ///
  /// @param mrn empty if it was never accepted
  /// @param openedAt first event kept
  /// @param retainedUntil last day on which it may not be destroyed
  record Dossier(
      long declaration,
      long company,
      String lrn,
      String mrn,
      Instant openedAt,
      LocalDate retainedUntil,
      int entries,
      boolean held) {
    /// MRN, or LRN if there is none.
    String reference() {
      return mrn.isEmpty() ? lrn : mrn;
    }
  }

  /// One link of the chain.
  ///
  /// @param kept whether its bytes are there; false once destroyed after their date
  /// @param fault what does not hold when it is hashed again, if anything
  record Entry(
      long position,
      int sequence,
      PieceKind kind,
      String mediaType,
      long size,
      String sha256,
      String previous,
      String chain,
      Instant happenedAt,
      Instant storedAt,
      LocalDate retainedUntil,
      boolean kept,
      Optional<String> fault) {}

  /// An order to keep, placed or lifted.
  record Hold(boolean placed, String reason, Instant at) {}

  /// What a list is narrowed to.
  ///
  /// @param from first instant, included
  /// @param until last instant, excluded
  /// @param reference MRN or LRN, whole; empty for all
  record Filter(
      Optional<Instant> from, Optional<Instant> until, String reference, Optional<Long> company) {}

  /// The place in a list after which to go on.
  record After(Instant openedAt, long declaration) {}

  /// Newest first.
  List<Dossier> list(Actor actor, Filter filter, Optional<After> after, int limit) {
    return seen(
            """
            select d.*, archive.held(d.declaration) as held
            from archive.dossier d
            where (:everybody or d.company = :own)
              and (:company = -1 or d.company = :company)
              and d.opened_at >= :from and d.opened_at < :until
              and (:reference = '' or d.mrn = :reference or d.lrn = :reference)
              and (d.opened_at, d.declaration) < (:afterAt, :after)
            order by d.opened_at desc, d.declaration desc
            limit :limit
            """,
            actor)
        .param("company", filter.company().orElse(-1L))
        .param("from", at(filter.from().orElse(Instant.EPOCH)))
        .param("until", filter.until().map(ArchiveSearchStore::at).orElse(END_OF_TIME))
        .param("reference", filter.reference())
        .param("afterAt", after.map(a -> at(a.openedAt())).orElse(END_OF_TIME))
        .param("after", after.map(After::declaration).orElse(Long.MAX_VALUE))
        .param("limit", limit)
        .query(DOSSIER)
        .list();
  }

  /// The newest one of this reference that the actor may see.
  Optional<Dossier> find(Actor actor, String reference) {
    return seen(
            """
            select d.*, archive.held(d.declaration) as held
            from archive.dossier d
            where (d.mrn = :reference or d.lrn = :reference) and :reference <> ''
              and (:everybody or d.company = :own)
            order by (d.mrn = :reference) desc, d.opened_at desc
            limit 1
            """,
            actor)
        .param("reference", reference)
        .query(DOSSIER)
        .optional();
  }

  private JdbcClient.StatementSpec seen(String sql, Actor actor) {
    return jdbc.sql(sql)
        .param("everybody", actor.equals(Actor.MERCURE) || actor.isOfficer())
        .param("own", actor.company().map(c -> c.id()).orElse(-1L));
  }

  /// Its links, each hashed again now.
  List<Entry> entries(Dossier dossier) {
    return jdbc.sql(
            """
            select e.position, e.sequence, e.kind, e.media_type, e.size, e.happened_at, e.stored_at,
              e.retained_until, encode(e.content_sha256, 'hex') as sha256,
              encode(e.previous, 'hex') as previous, encode(e.chain, 'hex') as chain,
              exists (select from archive.content c where c.position = e.position) as kept,
              (select v.fault from archive.verify(e.position, e.position) v limit 1) as fault
            from archive.entry e
            where e.declaration = :declaration
            order by e.position
            """)
        .param("declaration", dossier.declaration())
        .query(ENTRY)
        .list();
  }

  /// The bytes of one link of this declaration.
  Optional<byte[]> content(Dossier dossier, long position) {
    return jdbc.sql(
            """
            select c.bytes from archive.entry e join archive.content c using (position)
            where e.declaration = :declaration and e.position = :position
            """)
        .param("declaration", dossier.declaration())
        .param("position", position)
        .query((row, _) -> row.getBytes("bytes"))
        .optional();
  }

  /// Everything that leaves with an extract.
  List<Kept> kept(Dossier dossier) {
    return jdbc.sql(
            """
            select e.position, archive.description(e) as entry,
              archive.link(e.position, e.previous, e.digest) as link, c.bytes
            from archive.entry e left join archive.content c using (position)
            where e.declaration = :declaration
            order by e.position
            """)
        .param("declaration", dossier.declaration())
        .query(KEPT)
        .list();
  }

  /// The orders to keep, newest first.
  List<Hold> holds(Dossier dossier) {
    return jdbc.sql(
            """
            select placed, reason, at from archive.hold
            where declaration = :declaration order by id desc limit 50
            """)
        .param("declaration", dossier.declaration())
        .query(HOLD)
        .list();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
