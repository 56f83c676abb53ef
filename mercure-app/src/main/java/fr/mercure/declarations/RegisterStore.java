// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements that write a batch. Each takes any number of rows, so that a batch costs as many
/// round trips as a single lodging.
///
/// @param connection of the transaction
record RegisterStore(Connection connection) {
  private static final Rows.Layout RECEIVED =
      Rows.Layout.of(
          "id bigint",
          "channel text",
          "sender text",
          "message_key text",
          "sha256 bytea",
          "size int",
          "body bytea",
          "at text",
          "declaration bigint",
          "answer text");

  private static final String KEEP =
      RECEIVED.in(
          """
          insert into declarations.received
            (id, channel, sender, message_key, sha256, size, body, at, declaration, answer)
          select id, channel, sender, message_key, sha256, size, body, at::timestamptz,
            declaration, answer
          from :rows
          on conflict (sender, message_key, channel) do nothing
          returning id
          """);

  private static final Rows.Layout KEYS = Rows.Layout.of("id bigint");

  private static final String FORGET =
      KEYS.in(
          """
          delete from declarations.received where id in (select id from :rows)
          """);

  private static final Rows.Layout CORRECTIONS =
      Rows.Layout.of("id bigint", "declaration bigint", "answer text");

  private static final String CORRECT =
      CORRECTIONS.in(
          """
          update declarations.received r set declaration = row.declaration, answer = row.answer
          from :rows
          where r.id = row.id
          """);

  private static final Rows.Layout DECLARATIONS =
      Rows.Layout.of(
          "id bigint",
          "procedure text",
          "company bigint",
          "declarant text",
          "lrn text",
          "owns_lrn boolean",
          "channel text",
          "lodged text",
          "type text",
          "crn text",
          "mrn text",
          "state text",
          "since text",
          "circuit text",
          "control text",
          "waits_for text",
          "deadline text",
          "office text",
          "items int",
          "value text",
          "gross_mass text",
          "importer text",
          "goods text",
          "changed text",
          "accepted text",
          "released text",
          "version int",
          "sequence int");

  private static final String LODGE =
      DECLARATIONS.in(
          """
          insert into declarations.declaration
            (id, procedure, company, declarant, lrn, owns_lrn, channel, lodged, type, crn, mrn,
             state, since, circuit, control, waits_for, deadline, office, items, value,
             gross_mass, importer, goods, changed, accepted, released, version, sequence)
          select id, procedure, company, declarant, lrn, owns_lrn, channel, lodged::timestamptz,
            type, crn, mrn, state, since::timestamptz, circuit, control, waits_for,
            deadline::timestamptz, office, items, value::numeric, gross_mass::numeric, importer,
            goods, changed::timestamptz, accepted::timestamptz, released::timestamptz, version,
            sequence
          from :rows
          on conflict (lrn, declarant) where owns_lrn do nothing
          returning id
          """);

  private static final Rows.Layout MOVES =
      Rows.Layout.of(
          "rank bigint",
          "id bigint",
          "expected int",
          "type text",
          "crn text",
          "mrn text",
          "state text",
          "since text",
          "circuit text",
          "control text",
          "waits_for text",
          "deadline text",
          "office text",
          "items int",
          "value text",
          "gross_mass text",
          "importer text",
          "goods text",
          "changed text",
          "accepted text",
          "released text",
          "version int",
          "sequence int");

  private static final String MOVE =
      MOVES.in(
          """
          update declarations.declaration d
          set type = row.type, crn = row.crn, mrn = row.mrn, state = row.state,
            since = row.since::timestamptz, circuit = row.circuit, control = row.control,
            waits_for = row.waits_for, deadline = row.deadline::timestamptz,
            office = row.office, items = row.items,
            value = row.value::numeric, gross_mass = row.gross_mass::numeric,
            importer = row.importer, goods = row.goods, changed = row.changed::timestamptz,
            accepted = row.accepted::timestamptz, released = row.released::timestamptz,
            version = row.version, sequence = row.sequence
          from :rows
          where d.id = row.id and d.sequence = row.expected
          returning row.rank
          """);

  private static final Rows.Layout VERSIONS =
      Rows.Layout.of(
          "declaration bigint",
          "number int",
          "received bigint",
          "content bytea",
          "findings text",
          "charges text");

  private static final String WRITE_VERSIONS =
      VERSIONS.in(
          """
          insert into declarations.version
            (declaration, number, received, content, findings, charges)
          select * from :rows
          on conflict (declaration, number) do update set charges = excluded.charges
          """);

  private static final Rows.Layout TIMELINE =
      Rows.Layout.of(
          "declaration bigint",
          "sequence int",
          "version int",
          "was text",
          "became text",
          "at text",
          "actor text",
          "actor_name text",
          "received bigint",
          "note text",
          "reserved text");

  private static final String WRITE_TIMELINE =
      TIMELINE.in(
          """
          insert into declarations.timeline
            (declaration, sequence, version, was, became, at, actor, actor_name, received, note,
             reserved)
          select declaration, sequence, version, was, became, at::timestamptz, actor, actor_name,
            received, note, reserved
          from :rows
          """);

  private static final Rows.Layout OUTBOX = Rows.Layout.of("declaration bigint", "sequence int");

  private static final String WRITE_OUTBOX =
      OUTBOX.in(
          """
          insert into declarations.outbox (declaration, sequence) select * from :rows
          """);

  /// Keeps the messages that have not come before.
  ///
  /// @return keys of the messages kept
  Set<Long> keep(List<Entry> entries) throws SQLException {
    var rows = new Rows(RECEIVED);
    entries.stream()
        .filter(entry -> entry.message() != 0)
        .sorted(
            comparing((Entry entry) -> received(entry).sender())
                .thenComparing(entry -> received(entry).key()))
        .forEach(entry -> add(rows, entry, received(entry)));
    return rows.isEmpty() ? Set.of() : keys(rows, KEEP);
  }

  private static void add(Rows rows, Entry entry, Received received) {
    RawMessage message = received.message();
    rows.add(
        entry.message(),
        received.channel(),
        received.sender(),
        received.key(),
        message.hash(),
        message.size(),
        message.deflated(),
        received.at().toString(),
        entry.declaration() == 0 ? null : entry.declaration(),
        entry.answer());
  }

  /// Takes back messages of moves that were overtaken: they will be decided anew.
  void forget(Collection<Long> messages) throws SQLException {
    var rows = new Rows(KEYS);
    messages.forEach(rows::add);
    rows.run(connection, FORGET);
  }

  /// An answer that turned out otherwise than it was written down.
  record Correction(long message, long declaration, String answer) {}

  void correct(List<Correction> corrections) throws SQLException {
    var rows = new Rows(CORRECTIONS);
    corrections.forEach(one -> rows.add(one.message(), one.declaration(), one.answer()));
    rows.run(connection, CORRECT);
  }

  /// Stores the declarations whose LRN is free, or that claim none.
  ///
  /// @return keys of the declarations stored
  Set<Long> lodge(List<Filed> filed) throws SQLException {
    var rows = new Rows(DECLARATIONS);
    filed.stream()
        .sorted(
            comparing((Filed one) -> one.lodgement().filing().lrn())
                .thenComparing(one -> one.lodgement().filing().declarant()))
        .forEach(one -> add(rows, one.key(), one.lodgement()));
    return rows.isEmpty() ? Set.of() : keys(rows, LODGE);
  }

  private static void add(Rows rows, long key, Lodgement lodgement) {
    Filing filing = lodgement.filing();
    Filing.Standing standing = filing.standing();
    rows.add(
        key,
        filing.procedure().name(),
        filing.company(),
        filing.declarant(),
        filing.lrn(),
        lodgement.ownsLrn(),
        lodgement.received().channel(),
        lodgement.received().at().toString(),
        filing.type(),
        text(standing.crn()),
        text(standing.mrn()),
        standing.state(),
        standing.since().toString(),
        text(standing.circuit()),
        text(standing.control()),
        text(standing.waitsFor()),
        text(standing.deadline()),
        filing.office(),
        filing.items(),
        decimal(filing.value()),
        decimal(filing.grossMass()),
        filing.importer(),
        filing.goods(),
        lodgement.steps().getLast().at().toString(),
        text(standing.accepted()),
        text(standing.released()),
        1,
        lodgement.steps().size());
  }

  /// Moves the declarations that still are where they were when the move was decided. Of two moves
  /// of one declaration, one wins.
  Set<Entry> move(List<Entry> moves) throws SQLException {
    List<Entry> ordered = moves.stream().sorted(comparingLong(Entry::declaration)).toList();
    var rows = new Rows(MOVES);
    for (int i = 0; i < ordered.size(); i++) {
      add(rows, i, (Movement) ordered.get(i).work());
    }
    return keys(rows, MOVE).stream()
        .map(rank -> ordered.get(Math.toIntExact(rank)))
        .collect(Collectors.toSet());
  }

  private static void add(Rows rows, long rank, Movement movement) {
    Filing filing = movement.filing();
    Filing.Standing standing = filing.standing();
    rows.add(
        rank,
        movement.declaration(),
        movement.expected(),
        filing.type(),
        text(standing.crn()),
        text(standing.mrn()),
        standing.state(),
        standing.since().toString(),
        text(standing.circuit()),
        text(standing.control()),
        text(standing.waitsFor()),
        text(standing.deadline()),
        filing.office(),
        filing.items(),
        decimal(filing.value()),
        decimal(filing.grossMass()),
        filing.importer(),
        filing.goods(),
        movement.steps().getLast().at().toString(),
        text(standing.accepted()),
        text(standing.released()),
        movement.version(),
        movement.expected() + movement.steps().size());
  }

  /// Versions, lines of timeline and outbox rows on their way into the database.
  static final class Facts {
    private final Rows versions = new Rows(VERSIONS);
    private final Rows timeline = new Rows(TIMELINE);
    private final Rows outbox = new Rows(OUTBOX);

    void version(long declaration, int number, long message, Content content) {
      byte[] fingerprint = HexFormat.of().parseHex(content.fingerprint());
      versions.add(
          declaration, number, message, fingerprint, content.findings(), content.charges());
    }

    void lines(long declaration, int first, int version, long message, List<Step> steps) {
      for (int i = 0; i < steps.size(); i++) {
        line(declaration, first + i, version, message, steps.get(i));
        outbox.add(declaration, first + i);
      }
    }

    private void line(long declaration, int sequence, int version, long message, Step step) {
      timeline.add(
          declaration,
          sequence,
          version,
          step.was(),
          step.became(),
          step.at().toString(),
          step.actor().id(),
          step.actor().name(),
          message == 0 ? null : message,
          step.note(),
          step.reserved());
    }
  }

  void write(Facts facts) throws SQLException {
    facts.versions.run(connection, WRITE_VERSIONS);
    facts.timeline.run(connection, WRITE_TIMELINE);
    facts.outbox.run(connection, WRITE_OUTBOX);
  }

  private Set<Long> keys(Rows rows, String sql) throws SQLException {
    Set<Long> keys = new HashSet<>();
    try (PreparedStatement statement = rows.prepare(connection, sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        keys.add(row.getLong(1));
      }
    }
    return keys;
  }

  private static Received received(Entry entry) {
    return entry.received().orElseThrow();
  }

  private static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }

  private static @Nullable String decimal(Optional<BigDecimal> value) {
    return value.map(BigDecimal::toPlainString).orElse(null);
  }
}
