// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/// A row that is in the database if, and only if, a batch was committed.
final class Witness {
  private static final String MESSAGE = "select 1 from declarations.received where id = ?";
  private static final String LINE =
      """
      select 1 from declarations.timeline
      where declaration = ? and sequence = ? and actor = ? and at = ?
      """;

  private Witness() {}

  /// Whether the batch with these results was committed after all.
  ///
  /// @param giveUp in the time of [System#nanoTime]
  /// @throws RegisterUnavailable if the database stays away until then
  static boolean saw(DataSource dataSource, Map<Entry, Recorded> results, long giveUp) {
    Optional<Entry> stored =
        results.entrySet().stream()
            .filter(result -> isNew(result.getValue()))
            .map(Map.Entry::getKey)
            .findAny();
    return stored.isEmpty() || isThere(dataSource, stored.get(), giveUp);
  }

  private static boolean isNew(Recorded result) {
    return switch (result) {
      case Recorded.Stored _, Recorded.LrnTaken _ -> true;
      case Recorded.SameAgain _, Recorded.Overtaken _, Recorded.Busy _ -> false;
    };
  }

  private static boolean isThere(DataSource dataSource, Entry entry, long giveUp) {
    while (true) {
      try (Connection connection = dataSource.getConnection();
          PreparedStatement statement = question(connection, entry);
          ResultSet row = statement.executeQuery()) {
        return row.next();
      } catch (SQLException e) {
        if (!SqlFault.isAbsence(e) || System.nanoTime() > giveUp) {
          throw new RegisterUnavailable("whether a batch was stored cannot be told", e);
        }
        Writer.pause();
      }
    }
  }

  private static PreparedStatement question(Connection connection, Entry entry)
      throws SQLException {
    if (entry.message() == 0 && entry.work() instanceof Movement movement) {
      PreparedStatement statement = connection.prepareStatement(LINE);
      Step step = movement.steps().getFirst();
      statement.setLong(1, movement.declaration());
      statement.setInt(2, movement.expected() + 1);
      statement.setString(3, step.actor().id());
      statement.setTimestamp(4, Timestamp.from(step.at()));
      return statement;
    }
    PreparedStatement statement = connection.prepareStatement(MESSAGE);
    statement.setLong(1, entry.message());
    return statement;
  }
}
