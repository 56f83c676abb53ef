// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an error of the database means for the one who wanted to write.
final class SqlFault {
  private static final String CONNECTION = "08";
  private static final String ROLLED_BACK = "40";
  private static final String UNIQUE = "23505";
  private static final Set<String> STOPPING = Set.of("57P01", "57P02", "57P03", "57P05", "53300");

  private SqlFault() {}

  /// The server has gone, is going, or is not there yet.
  static boolean isAbsence(SQLException fault) {
    String state = state(fault);
    return fault instanceof SQLTransientConnectionException
        || state.startsWith(CONNECTION)
        || STOPPING.contains(state);
  }

  /// Two transactions wanted the same rows; one of them may simply try again.
  static boolean isCollision(SQLException fault) {
    return state(fault).startsWith(ROLLED_BACK);
  }

  /// What was to be added is there already.
  static boolean isTaken(SQLException fault) {
    return state(fault).equals(UNIQUE);
  }

  /// Rolls back; if that fails too, the first failure tells the story.
  static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static String state(SQLException fault) {
    @Nullable String state = fault.getSQLState();
    return state == null ? "" : state;
  }
}
