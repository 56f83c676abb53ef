// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The bytes of a message exactly as they came in, with their hash; deflated for the database.
///
/// Hashing and deflating are done by the caller's thread, so that a writer only writes.
public final class RawMessage {
  private static final int BUFFER = 8 * 1024;

  private final byte[] sha256;
  private final byte[] deflated;
  private final int size;

  private RawMessage(byte[] sha256, byte[] deflated, int size) {
    this.sha256 = sha256;
    this.deflated = deflated;
    this.size = size;
  }

  /// Of the bytes received.
  public static RawMessage of(byte[] bytes) {
    return new RawMessage(hash(bytes), deflate(bytes), bytes.length);
  }

  static RawMessage kept(byte[] sha256, byte[] deflated, int size) {
    return new RawMessage(sha256, deflated, size);
  }

  /// Hash of the bytes received, 64 lower-case hexadecimal digits.
  public String sha256() {
    return HexFormat.of().formatHex(sha256);
  }

  /// Bytes received.
  public int size() {
    return size;
  }

  /// The bytes received.
  ///
  /// @throws IllegalStateException if the stored bytes are not what was stored
  public byte[] bytes() {
    byte[] bytes = inflate(deflated, size);
    if (!MessageDigest.isEqual(hash(bytes), sha256)) {
      throw new IllegalStateException("a stored message is not what came in: " + sha256());
    }
    return bytes;
  }

  byte[] hash() {
    return sha256;
  }

  byte[] deflated() {
    return deflated;
  }

  /// SHA-256.
  static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] deflate(byte[] bytes) {
    try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
      deflater.setInput(bytes);
      deflater.finish();
      var out = new ByteArrayOutputStream(bytes.length / 3 + 64);
      byte[] buffer = new byte[Math.min(BUFFER, bytes.length + 64)];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }

  private static byte[] inflate(byte[] deflated, int size) {
    try (var inflater = new Inflater(true)) {
      inflater.setInput(deflated);
      byte[] bytes = new byte[size];
      int read = 0;
      while (read < size) {
        int more = inflater.inflate(bytes, read, size - read);
        if (more == 0) {
          throw new IllegalStateException("a stored message is cut short");
        }
        read += more;
      }
      return bytes;
    } catch (DataFormatException e) {
      throw new IllegalStateException("a stored message is damaged", e);
    }
  }
}
