// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/// ZIP files that are always the same bytes for the same content: nothing compressed, no times, in
/// the order given. Any tool opens them; ours can also tell that not one bit has changed, which the
/// JDK's writer cannot promise from one release to the next.
final class PlainZip {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;
  private static final int END_LENGTH = 22;
  private static final short VERSION = 20;
  private static final short UTF_8_NAMES = 0x0800;
  private static final short FIRST_OF_JANUARY_1980 = 0x21;

  private PlainZip() {}

  static byte[] write(Map<String, byte[]> files) {
    var body = new ByteArrayOutputStream();
    var directory = new ByteArrayOutputStream();
    files.forEach((name, content) -> {
      byte[] path = name.getBytes(StandardCharsets.UTF_8);
      int offset = body.size();
      body.writeBytes(header(LOCAL, LOCAL_LENGTH, path, content, offset));
      body.writeBytes(path);
      body.writeBytes(content);
      directory.writeBytes(header(CENTRAL, CENTRAL_LENGTH, path, content, offset));
      directory.writeBytes(path);
    });
    int start = body.size();
    body.writeBytes(directory.toByteArray());
    body.writeBytes(end(files.size(), start, directory.size()));
    return body.toByteArray();
  }

  /// The two kinds of header say the same; the central one adds who made it and where it stands.
  private static byte[] header(int signature, int length, byte[] path, byte[] content, int offset) {
    byte[] bytes = new byte[length];
    ByteBuffer header = little(bytes).putInt(signature);
    if (signature == CENTRAL) {
      header.putShort(VERSION);
    }
    header.putShort(VERSION).putShort(UTF_8_NAMES).putShort((short) 0);
    header.putShort((short) 0).putShort(FIRST_OF_JANUARY_1980);
    header.putInt(crc(content)).putInt(content.length).putInt(content.length);
    header.putShort((short) path.length);
    if (signature == CENTRAL) {
      header.position(length - Integer.BYTES).putInt(offset);
    }
    return bytes;
  }

  private static byte[] end(int count, int start, int length) {
    byte[] end = new byte[END_LENGTH];
    little(end)
        .putInt(END)
        .putInt(0)
        .putShort((short) count)
        .putShort((short) count)
        .putInt(length)
        .putInt(start);
    return end;
  }

  /// The files of a ZIP written by {@link #write}, in their order. Reads only that form; what is
  /// wrong in it shows when it is written again and compared.
  ///
  /// @throws IllegalArgumentException if it is not such a ZIP
  static Map<String, byte[]> read(byte[] zip) {
    ByteBuffer bytes = little(zip);
    Map<String, byte[]> files = new LinkedHashMap<>();
    while (bytes.remaining() >= LOCAL_LENGTH && bytes.getInt(bytes.position()) == LOCAL) {
      int start = bytes.position();
      int size = bytes.getInt(start + 18);
      int path = Short.toUnsignedInt(bytes.getShort(start + 26));
      if (size < 0 || size > bytes.remaining() - LOCAL_LENGTH - path) {
        throw new IllegalArgumentException("a file ends beyond the ZIP");
      }
      bytes.position(start + LOCAL_LENGTH);
      String name = new String(take(bytes, path), StandardCharsets.UTF_8);
      if (files.put(name, take(bytes, size)) != null) {
        throw new IllegalArgumentException("the same file twice: " + name);
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("not a ZIP of the archive");
    }
    return files;
  }

  private static byte[] take(ByteBuffer bytes, int length) {
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  private static int crc(byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
