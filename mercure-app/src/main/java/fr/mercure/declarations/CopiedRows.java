// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows that nothing can collide with, on their way into one table by binary COPY: the cheapest
/// that PostgreSQL takes. What may collide goes by [Rows], for COPY knows no `on conflict`.
final class CopiedRows {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final byte[] END = {-1, -1};
  private static final int NULL = -1;
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
    bytes.write(columns >> 8);
    bytes.write(columns);
    return this;
  }

  CopiedRows bigint(@Nullable Long value) {
    if (value == null) {
      return integer(NULL);
    }
    bytes.writeBytes(
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value).array());
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
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    copy.writeToCopy(HEADER, 0, HEADER.length);
    copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
    copy.writeToCopy(END, 0, END.length);
    copy.endCopy();
  }
}
