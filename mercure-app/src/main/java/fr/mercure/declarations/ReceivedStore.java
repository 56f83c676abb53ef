// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static java.util.Comparator.comparing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The statements that keep the messages of a batch with their answers, whatever their number.
///
/// @param connection of the transaction
record ReceivedStore(Connection connection) {
  private static final Rows.Layout RECEIVED =
      Rows.Layout.of(
          "id bigint",
          "channel text",
          "sender text",
          "message_key text",
          "sha256 bytea",
          "size int",
          "body bytea",
          "at timestamptz",
          "declaration bigint",
          "answer text");

  private static final String KEEP =
      RECEIVED.in(
          """
          insert into declarations.received
            (id, channel, sender, message_key, sha256, size, body, at, declaration, answer)
          select * from :rows
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

  /// Keeps the messages that have not come before.
  ///
  /// @return keys of the messages kept
  Set<Long> keep(List<Entry> entries) throws SQLException {
    return rows(entries).keys(connection, KEEP);
  }

  /// As [#keep], for messages of which none came before: one that did fails them all.
  Set<Long> add(List<Entry> entries) throws SQLException {
    return rows(entries).copy(connection, "declarations.received");
  }

  private static Rows rows(List<Entry> entries) {
    var rows = new Rows(RECEIVED);
    entries.stream()
        .filter(entry -> entry.message() != 0)
        .sorted(
            comparing((Entry entry) -> received(entry).sender())
                .thenComparing(entry -> received(entry).key()))
        .forEach(entry -> add(rows, entry, received(entry)));
    return rows;
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
        received.at(),
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

  private static Received received(Entry entry) {
    return entry.received().orElseThrow();
  }
}
