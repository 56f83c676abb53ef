// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Finds out how a document is encoded (XML 1.0, appendix F) and makes UTF-8 of it.
///
/// UTF-8, UTF-16 and the three one-byte encodings that European software still writes are read;
/// nothing else is needed.
final class Encoding {
  private static final int LONGEST_DECLARATION = 200;

  private final byte[] bytes;
  private final int start;

  private Encoding(byte[] bytes, int start) {
    this.bytes = bytes;
    this.start = start;
  }

  /// UTF-8; the array received if it was UTF-8 already.
  byte[] bytes() {
    return bytes;
  }

  /// After the byte order mark, if there is one.
  int start() {
    return start;
  }

  /// @throws Malformed if it is an encoding that is not read, or not what it says to be
  static Encoding of(byte[] received) {
    return new Prolog(received).startsWith(0, Prolog.USUAL)
        ? new Encoding(received, 0)
        : detect(received);
  }

  private static Encoding detect(byte[] received) {
    int first = two(received, 0);
    if (first == 0xFEFF || first == 0xFFFE) {
      return wide(received, 2, first == 0xFEFF);
    }
    int second = two(received, 2);
    if ((first == 0x003C && second == 0x003F) || (first == 0x3C00 && second == 0x3F00)) {
      return wide(received, 0, first == 0x003C);
    }
    int start = first == 0xEFBB && received.length > 2 && (received[2] & 0xFF) == 0xBF ? 3 : 0;
    return narrow(received, start, declared(received, start));
  }

  private static int two(byte[] b, int at) {
    return b.length < at + 2 ? -1 : (b[at] & 0xFF) << 8 | (b[at + 1] & 0xFF);
  }

  private static Encoding wide(byte[] received, int start, boolean bigEndian) {
    Charset charset = bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    byte[] bytes = decode(received, start, charset);
    String declared = declared(bytes, 0);
    if (!declared.isEmpty() && !declared.startsWith("UTF-16")) {
      throw refused("UTF-16, " + declared);
    }
    return new Encoding(bytes, 0);
  }

  private static Encoding narrow(byte[] received, int start, String declared) {
    return switch (declared) {
      case "", "UTF-8", "UTF8" -> new Encoding(received, start);
      case "US-ASCII", "ASCII" -> ascii(received, start);
      case "ISO-8859-1", "ISO8859-1", "LATIN1" ->
          new Encoding(decode(received, start, StandardCharsets.ISO_8859_1), 0);
      case "ISO-8859-15", "WINDOWS-1252" ->
          new Encoding(decode(received, start, Charset.forName(declared)), 0);
      default -> throw refused(declared);
    };
  }

  private static Encoding ascii(byte[] received, int start) {
    for (int i = start; i < received.length; i++) {
      if (received[i] < 0) {
        throw new Malformed(
            StructureRules.ENCODING,
            i,
            new Wording("un octet n'est pas de l'ASCII", "a byte is not ASCII"));
      }
    }
    return new Encoding(received, start);
  }

  private static byte[] decode(byte[] received, int start, Charset charset) {
    try {
      ByteBuffer from = ByteBuffer.wrap(received, start, received.length - start);
      String text = charset.newDecoder().decode(from).toString();
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException _) {
      throw refused(charset.name());
    }
  }

  private static Malformed refused(String found) {
    String shown = found.length() > 40 ? found.substring(0, 40) : found;
    return new Malformed(
        StructureRules.ENCODING,
        0,
        new Wording(
            "encodage " + shown + " non lu ou non respecté",
            "encoding " + shown + " not read or not kept to"));
  }

  /// The encoding named in the XML declaration, in capitals; empty if none is.
  private static String declared(byte[] b, int start) {
    int length = Math.min(b.length - start, LONGEST_DECLARATION);
    String head = new String(b, start, length, StandardCharsets.ISO_8859_1);
    int close = head.startsWith("<?xml") ? head.indexOf("?>") : -1;
    int at = close < 0 ? -1 : head.substring(0, close).indexOf("encoding");
    if (at < 0) {
      return "";
    }
    int open = firstQuote(head, at, close);
    int last = open < 0 ? -1 : head.indexOf(head.charAt(open), open + 1);
    return last < 0 ? "" : head.substring(open + 1, last).toUpperCase(Locale.ROOT);
  }

  private static int firstQuote(String head, int from, int to) {
    for (int i = from; i < to; i++) {
      if (head.charAt(i) == '"' || head.charAt(i) == '\'') {
        return i;
      }
    }
    return -1;
  }
}
