// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was answered the first time, for messages that come again and LRNs that are used again.
///
/// @param connection of the transaction
record FirstAnswers(Connection connection) {
  private static final Rows.Layout LRNS = Rows.Layout.of("rank int", "lrn text", "declarant text");

  private static final String OWNERS =
      LRNS.in(
          """
          select row.rank, d.id, coalesce(d.mrn, d.crn) as reference, d.lodged,
            v.content, r.answer
          from :rows
          join declarations.declaration d
            on d.lrn = row.lrn and d.declarant = row.declarant and d.owns_lrn
          join declarations.version v on v.declaration = d.id and v.number = 1
          join declarations.received r on r.id = v.received
          """);

  private static final Rows.Layout MESSAGES =
      Rows.Layout.of("rank int", "channel text", "sender text", "message_key text");

  private static final String ANSWERS =
      MESSAGES.in(
          """
          select row.rank, r.sha256, r.answer
          from :rows
          join declarations.received r using (channel, sender, message_key)
          """);

  /// The declaration that owns an LRN.
  ///
  /// @param fingerprint of its first version
  /// @param answer to its first message
  record Owner(First first, String fingerprint, String answer) {}

  /// The owners of LRNs that were taken.
  Map<Entry, Owner> owners(List<Filed> taken) throws SQLException {
    var rows = new Rows(LRNS);
    for (int i = 0; i < taken.size(); i++) {
      Filing filing = taken.get(i).lodgement().filing();
      rows.add(i, filing.lrn(), filing.declarant());
    }
    Map<Entry, Owner> owners = new HashMap<>();
    try (PreparedStatement statement = rows.prepare(connection, OWNERS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        owners.put(taken.get(row.getInt("rank")).entry(), owner(row));
      }
    }
    return owners;
  }

  private static Owner owner(ResultSet row) throws SQLException {
    var first =
        new First(
            row.getLong("id"),
            Optional.ofNullable(row.getString("reference")),
            row.getTimestamp("lodged").toInstant());
    String fingerprint = HexFormat.of().formatHex(row.getBytes("content"));
    return new Owner(first, fingerprint, row.getString("answer"));
  }

  /// The answers on record for messages that have come before.
  Map<Entry, Recorded> answers(List<Entry> again) throws SQLException {
    var rows = new Rows(MESSAGES);
    for (int i = 0; i < again.size(); i++) {
      Received received = again.get(i).received().orElseThrow();
      rows.add(i, received.channel(), received.sender(), received.key());
    }
    Map<Entry, Recorded> answers = new HashMap<>();
    try (PreparedStatement statement = rows.prepare(connection, ANSWERS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Entry entry = again.get(row.getInt("rank"));
        answers.put(entry, sameAgain(entry.received().orElseThrow(), row));
      }
    }
    return answers;
  }

  static Recorded.SameAgain sameAgain(Received received, ResultSet row) throws SQLException {
    boolean sameBytes = Arrays.equals(received.message().hash(), row.getBytes("sha256"));
    return new Recorded.SameAgain(row.getString("answer"), !sameBytes);
  }
}
