// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/// Rows in the binary form of COPY, the cheapest that PostgreSQL takes.
final class BinaryRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final long EPOCH_2000 = 946_684_800L;
  private static final int NUMERIC_BASE = 10_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
  private final DataOutputStream out = new DataOutputStream(bytes);

  BinaryRows() throws IOException {
    out.write(SIGNATURE);
    out.writeLong(0);
  }

  BinaryRows row(int fields) throws IOException {
    out.writeShort(fields);
    return this;
  }

  BinaryRows nothing() throws IOException {
    out.writeInt(-1);
    return this;
  }

  BinaryRows number(long value) throws IOException {
    out.writeInt(Long.BYTES);
    out.writeLong(value);
    return this;
  }

  BinaryRows small(int value) throws IOException {
    out.writeInt(Integer.BYTES);
    out.writeInt(value);
    return this;
  }

  BinaryRows truth(boolean value) throws IOException {
    out.writeInt(1);
    out.writeBoolean(value);
    return this;
  }

  BinaryRows text(String value) throws IOException {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  BinaryRows bytes(byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
    return this;
  }

  BinaryRows at(Instant at) throws IOException {
    return number((at.getEpochSecond() - EPOCH_2000) * 1_000_000 + at.getNano() / 1_000);
  }

  /// A numeric of two decimals below a million.
  BinaryRows cents(int cents) throws IOException {
    out.writeInt(12);
    out.writeShort(2);
    out.writeShort(0);
    out.writeShort(0);
    out.writeShort(2);
    out.writeShort(cents / 100 % NUMERIC_BASE);
    out.writeShort(cents % 100 * 100);
    return this;
  }

  /// Sends them with one COPY.
  ///
  /// @param sql such as `copy t (a, b) from stdin (format binary)`
  void send(CopyManager manager, String sql) throws SQLException, IOException {
    out.writeShort(-1);
    CopyIn copy = manager.copyIn(sql);
    copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
    copy.endCopy();
  }
}
