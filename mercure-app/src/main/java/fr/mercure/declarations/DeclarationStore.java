// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements that lodge and move the declarations of a batch, whatever their number.
///
/// @param connection of the transaction
record DeclarationStore(Connection connection) {
  /// Columns that each move writes anew; both statements end with them.
  private static final List<String> MOVING =
      List.of(
          "type text",
          "crn text",
          "mrn text",
          "state text",
          "since timestamptz",
          "circuit text",
          "control text",
          "waits_for text",
          "deadline timestamptz",
          "office text",
          "items int",
          "value numeric",
          "gross_mass numeric",
          "importer text",
          "goods text",
          "changed timestamptz",
          "accepted timestamptz",
          "released timestamptz",
          "version int",
          "sequence int");

  private static final Rows.Layout DECLARATIONS =
      Rows.Layout.of(
              "id bigint",
              "procedure text",
              "company bigint",
              "declarant text",
              "lrn text",
              "owns_lrn boolean",
              "channel text",
              "lodged timestamptz")
          .then(MOVING);

  private static final String LODGE =
      DECLARATIONS.in(
          """
          insert into declarations.declaration
            (id, procedure, company, declarant, lrn, owns_lrn, channel, lodged, type, crn, mrn,
             state, since, circuit, control, waits_for, deadline, office, items, value,
             gross_mass, importer, goods, changed, accepted, released, version, sequence)
          select * from :rows
          on conflict (lrn, declarant) where owns_lrn do nothing
          returning id
          """);

  private static final Rows.Layout MOVES =
      Rows.Layout.of("rank bigint", "id bigint", "expected int").then(MOVING);

  private static final String MOVE =
      MOVES.in(
          """
          update declarations.declaration d
          set type = row.type, crn = row.crn, mrn = row.mrn, state = row.state, since = row.since,
            circuit = row.circuit, control = row.control, waits_for = row.waits_for,
            deadline = row.deadline, office = row.office, items = row.items, value = row.value,
            gross_mass = row.gross_mass, importer = row.importer, goods = row.goods,
            changed = row.changed, accepted = row.accepted, released = row.released,
            version = row.version, sequence = row.sequence
          from :rows
          where d.id = row.id and d.sequence = row.expected
          returning row.rank
          """);

  /// Stores the declarations whose LRN is free, or that claim none.
  ///
  /// @return keys of the declarations stored
  Set<Long> lodge(List<Filed> filed) throws SQLException {
    return rows(filed).keys(connection, LODGE);
  }

  /// As [#lodge], for declarations of which each has an LRN that is free: one that has not fails
  /// them all.
  Set<Long> add(List<Filed> filed) throws SQLException {
    return rows(filed).copy(connection, "declarations.declaration");
  }

  private static Rows rows(List<Filed> filed) {
    var rows = new Rows(DECLARATIONS);
    filed.stream()
        .sorted(
            comparing((Filed one) -> one.lodgement().filing().lrn())
                .thenComparing(one -> one.lodgement().filing().declarant()))
        .forEach(one -> add(rows, one.key(), one.lodgement()));
    return rows;
  }

  private static void add(Rows rows, long key, Lodgement lodgement) {
    Filing filing = lodgement.filing();
    add(
        rows,
        filing,
        lodgement.steps(),
        1,
        lodgement.steps().size(),
        key,
        filing.procedure().name(),
        filing.company(),
        filing.declarant(),
        filing.lrn(),
        lodgement.ownsLrn(),
        lodgement.received().channel(),
        lodgement.received().at());
  }

  /// Moves the declarations that still are where they were when the move was decided. Of two moves
  /// of one declaration, one wins.
  Set<Entry> move(List<Entry> moves) throws SQLException {
    List<Entry> ordered = moves.stream().sorted(comparingLong(Entry::declaration)).toList();
    var rows = new Rows(MOVES);
    for (int i = 0; i < ordered.size(); i++) {
      add(rows, i, (Movement) ordered.get(i).work());
    }
    return rows.keys(connection, MOVE).stream()
        .map(rank -> ordered.get(Math.toIntExact(rank)))
        .collect(Collectors.toSet());
  }

  private static void add(Rows rows, long rank, Movement movement) {
    add(
        rows,
        movement.filing(),
        movement.steps(),
        movement.version(),
        movement.expected() + movement.steps().size(),
        rank,
        movement.declaration(),
        movement.expected());
  }

  /// A row: the values that its statement alone has, then those of [#MOVING].
  private static void add(
      Rows rows, Filing filing, List<Step> steps, int version, int sequence, Object... own) {
    Filing.Standing standing = filing.standing();
    @Nullable Object[] moving = {
      filing.type(),
      standing.crn().orElse(null),
      standing.mrn().orElse(null),
      standing.state(),
      standing.since(),
      standing.circuit().orElse(null),
      standing.control().orElse(null),
      standing.waitsFor().orElse(null),
      standing.deadline().orElse(null),
      filing.office(),
      filing.items(),
      filing.value().orElse(null),
      filing.grossMass().orElse(null),
      filing.importer(),
      filing.goods(),
      steps.getLast().at(),
      standing.accepted().orElse(null),
      standing.released().orElse(null),
      version,
      sequence
    };
    @Nullable Object[] row = new @Nullable Object[own.length + moving.length];
    System.arraycopy(own, 0, row, 0, own.length);
    System.arraycopy(moving, 0, row, own.length, moving.length);
    rows.add(row);
  }
}
