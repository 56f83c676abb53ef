// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into one table by binary COPY: the cheapest that PostgreSQL takes. COPY knows
/// no `on conflict`: a row that is there already fails them all.
final class CopiedRows {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final byte[] END = {-1, -1};
  private static final int NULL = -1;
  private static final int NUMERIC_BASE = 10_000;
  private static final int NUMERIC_DIGITS = 4;
  private static final int NUMERIC_NEGATIVE = 0x4000;
  private static final long EPOCH_2000 = 946_684_800L;
  private static final long MICROS = 1_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final String sql;
  private final int columns;

  /// @param columns of the table with commas between, in the order in which each row gives them
  CopiedRows(String table, String columns) {
    this.sql = "copy %s (%s) from stdin (format binary)".formatted(table, columns);
    this.columns = columns.split(",").length;
  }

  /// Begins a row; as many values as there are columns must follow.
  CopiedRows row() {
    half(columns);
    return this;
  }

  /// A value that is missing, of whatever type.
  CopiedRows nothing() {
    return integer(NULL);
  }

  CopiedRows bigint(long value) {
    bytes.writeBytes(
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value).array());
    return this;
  }

  CopiedRows truth(boolean value) {
    integer(1);
    bytes.write(value ? 1 : 0);
    return this;
  }

  CopiedRows number(int value) {
    return integer(Integer.BYTES).integer(value);
  }

  CopiedRows text(String value) {
    return bytea(value.getBytes(StandardCharsets.UTF_8));
  }

  CopiedRows bytea(byte[] value) {
    integer(value.length);
    bytes.writeBytes(value);
    return this;
  }

  /// Rounded to the microsecond, as the database rounds what it is given as text.
  CopiedRows instant(Instant at) {
    return bigint((at.getEpochSecond() - EPOCH_2000) * MICROS + (at.getNano() + 500) / 1_000);
  }

  /// As PostgreSQL sends and takes a `numeric`: groups of four digits on both sides of the point.
  CopiedRows numeric(BigDecimal value) {
    int scale = Math.max(0, value.scale());
    int fraction = Math.ceilDiv(scale, NUMERIC_DIGITS);
    Deque<Integer> groups = groups(value.abs().setScale(fraction * NUMERIC_DIGITS));
    integer(Short.BYTES * (4 + groups.size()));
    half(groups.size());
    half(groups.size() - 1 - fraction);
    half(value.signum() < 0 ? NUMERIC_NEGATIVE : 0);
    half(scale);
    groups.forEach(this::half);
    return this;
  }

  private static Deque<Integer> groups(BigDecimal value) {
    var groups = new ArrayDeque<Integer>();
    BigInteger base = BigInteger.valueOf(NUMERIC_BASE);
    for (BigInteger left = value.unscaledValue(); left.signum() > 0; left = left.divide(base)) {
      groups.addFirst(left.mod(base).intValue());
    }
    return groups;
  }

  private void half(int value) {
    bytes.write(value >> 8);
    bytes.write(value);
  }

  private CopiedRows integer(int value) {
    bytes.write(value >> 24);
    bytes.write(value >> 16);
    bytes.write(value >> 8);
    bytes.write(value);
    return this;
  }

  /// Sends them; not at all if there are none.
  void send(Connection connection) throws SQLException {
    if (bytes.size() == 0) {
      return;
    }
    try {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
      copy.writeToCopy(HEADER, 0, HEADER.length);
      copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
      copy.writeToCopy(END, 0, END.length);
      copy.endCopy();
    } catch (SQLException e) {
      if (SqlFault.isAbsence(e)) {
        // The pool does not see what fails on the driver's own interface, and would lend it again.
        connection.abort(Runnable::run);
      }
      throw e;
    }
  }
}
