// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/// Numbers reserved from a database sequence a thousand at a time. Unique across the nodes of one
/// database; numbers that are reserved and not used are lost.
final class KeyBlock {
  private static final int SIZE = 1000;

  private final DataSource dataSource;
  private final String sequence;
  private final ReentrantLock lock = new ReentrantLock();
  private long next;
  private long end;

  /// @param sequence name of a sequence whose increment is the size of a block
  KeyBlock(DataSource dataSource, String sequence) {
    this.dataSource = dataSource;
    this.sequence = sequence;
  }

  /// @throws RegisterUnavailable if a new block is needed and the database cannot be reached
  long next() {
    lock.lock();
    try {
      if (next == end) {
        next = reserve();
        end = next + SIZE;
      }
      return next++;
    } finally {
      lock.unlock();
    }
  }

  private long reserve() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement("select nextval(?::regclass)")) {
      statement.setString(1, sequence);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new RegisterUnavailable("no numbers could be reserved from " + sequence, e);
    }
  }
}
