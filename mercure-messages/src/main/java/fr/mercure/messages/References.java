// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Turns the characters of a well-formed piece of XML into the text they stand for: references
/// resolved, CDATA opened, comments and instructions left out, line ends made one.
final class References {
  private byte[] text = new byte[256];
  private int length;

  byte[] bytes() {
    return text;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  /// Adds a run of characters as they are, but for line ends.
  void add(byte[] b, int start, int end) {
    reserve(end - start);
    for (int i = start; i < end; i++) {
      if (b[i] == '\r') {
        text[length++] = '\n';
        i += i + 1 < end && b[i + 1] == '\n' ? 1 : 0;
      } else {
        text[length++] = b[i];
      }
    }
  }

  void addPoint(int point) {
    reserve(4);
    length = Utf8.put(text, length, point);
  }

  private void reserve(int more) {
    if (length + more > text.length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
    }
  }

  /// The code point that a reference stands for; -1 if there is no such reference or character.
  ///
  /// @param start after the ampersand
  /// @param end at the semicolon
  static int point(byte[] b, int start, int end) {
    if (start < end && b[start] == '#') {
      boolean hex = start + 1 < end && b[start + 1] == 'x';
      return number(b, start + (hex ? 2 : 1), end, hex ? 16 : 10);
    }
    return switch (new String(b, start, Math.min(end - start, 8), StandardCharsets.ISO_8859_1)) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> -1;
    };
  }

  private static int number(byte[] b, int start, int end, int radix) {
    int point = 0;
    for (int i = start; i < end; i++) {
      int digit = b[i] < 0 ? -1 : Character.digit(b[i], radix);
      if (digit < 0 || point > 0x10FFFF) {
        return -1;
      }
      point = point * radix + digit;
    }
    return start < end && isCharacter(point) ? point : -1;
  }

  static boolean isCharacter(int point) {
    return point >= ' '
        ? point <= 0xD7FF || (point >= 0xE000 && point <= 0x10FFFF && (point & ~1) != 0xFFFE)
        : point == '\t' || point == '\n' || point == '\r';
  }

  /// The value of a well-formed piece of a document, blanks treated.
  static String resolve(
      byte[] b, int start, int end, boolean attribute, Primitive.Blanks treatment) {
    References text = new References();
    for (int i = start; i < end; ) {
      i = text.piece(b, i, end, attribute);
    }
    Blanks blanks = new Blanks();
    blanks.treat(treatment, text.text, 0, text.length);
    return new String(
        blanks.bytes(), blanks.start(), blanks.end() - blanks.start(), StandardCharsets.UTF_8);
  }

  /// Adds what begins at a place and returns where the next piece begins.
  private int piece(byte[] b, int i, int end, boolean attribute) {
    if (b[i] == '&') {
      int semicolon = indexOf(b, i, end, ";");
      int point = point(b, i + 1, semicolon);
      addPoint(point < 0 ? '?' : point);
      return semicolon + 1;
    }
    if (b[i] == '<' && !attribute) {
      return markup(b, i, end);
    }
    int to = i;
    while (to < end && b[to] != '&' && (attribute || b[to] != '<')) {
      to++;
    }
    int from = length;
    add(b, i, to);
    if (attribute) {
      blank(from);
    }
    return to;
  }

  /// Line ends and tabs written as such in an attribute are blanks.
  void blank(int from) {
    for (int i = from; i < length; i++) {
      if (text[i] == '\n' || text[i] == '\t') {
        text[i] = ' ';
      }
    }
  }

  private int markup(byte[] b, int i, int end) {
    if (i + 2 < end && b[i + 1] == '!' && b[i + 2] == '[') {
      int close = indexOf(b, i, end, "]]>");
      add(b, Math.min(i + 9, close), close);
      return close + 3;
    }
    String mark =
        i + 1 < end && b[i + 1] == '!' ? "-->" : i + 1 < end && b[i + 1] == '?' ? "?>" : ">";
    return indexOf(b, i + 2, end, mark) + mark.length();
  }

  private static int indexOf(byte[] b, int from, int end, String mark) {
    for (int i = from; i + mark.length() <= end; i++) {
      if (b[i] == mark.charAt(0) && matches(b, i, mark)) {
        return i;
      }
    }
    return end;
  }

  private static boolean matches(byte[] b, int at, String mark) {
    for (int k = 0; k < mark.length(); k++) {
      if (b[at + k] != mark.charAt(k)) {
        return false;
      }
    }
    return true;
  }
}
