// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What may stand around elements: the XML declaration, comments, processing instructions. Each
/// method takes a place and returns the one after.
final class Prolog {
  /// How nearly every document begins.
  static final String USUAL = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  private final byte[] b;
  private final int end;

  Prolog(byte[] document) {
    this.b = document;
    this.end = document.length;
  }

  boolean startsWith(int at, String mark) {
    if (at + mark.length() > end) {
      return false;
    }
    for (int k = 0; k < mark.length(); k++) {
      if (b[at + k] != mark.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  int blanks(int at) {
    int i = at;
    while (i < end && isBlank(b[i])) {
      i++;
    }
    return i;
  }

  static boolean isBlank(int c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  /// `<?xml version="1.0" encoding="…" standalone="…"?>`, if there is one.
  int declaration(int at) {
    if (startsWith(at, USUAL)) {
      return at + USUAL.length();
    }
    return anyDeclaration(at);
  }

  private int anyDeclaration(int at) {
    if (!startsWith(at, "<?xml") || at + 5 >= end || !isBlank(b[at + 5])) {
      return at;
    }
    int i = attribute(at + 5, "version", "1.0");
    if (i < 0) {
      throw wrongDeclaration(at);
    }
    i = optional(i, "encoding", "");
    i = optional(i, "standalone", "yes|no");
    i = blanks(i);
    if (!startsWith(i, "?>")) {
      throw wrongDeclaration(at);
    }
    return i + 2;
  }

  private static Malformed wrongDeclaration(int at) {
    return Malformed.xml(
        at,
        "la première ligne doit être <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "the first line must be <?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  }

  private int optional(int at, String name, String allowed) {
    int after = attribute(at, name, allowed);
    return after < 0 ? at : after;
  }

  /// Blanks, the name, `=`, a quoted value among those allowed (any name if empty); -1 if that is
  /// not what is there.
  private int attribute(int at, String name, String allowed) {
    int i = blanks(at);
    if (i == at || !startsWith(i, name)) {
      return -1;
    }
    i = blanks(i + name.length());
    if (i >= end || b[i] != '=') {
      return -1;
    }
    i = blanks(i + 1);
    if (i >= end || (b[i] != '"' && b[i] != '\'')) {
      return -1;
    }
    int close = i + 1;
    while (close < end && b[close] != b[i]) {
      close++;
    }
    return close < end && isAllowed(i + 1, close, allowed) ? close + 1 : -1;
  }

  private boolean isAllowed(int start, int until, String allowed) {
    String value = new String(b, start, until - start, StandardCharsets.ISO_8859_1);
    if (allowed.isEmpty()) {
      return isEncodingName(value);
    }
    return List.of(allowed.split("\\|")).contains(value);
  }

  private static boolean isEncodingName(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
      if (!letter && (i == 0 || !other)) {
        return false;
      }
    }
    return !value.isEmpty();
  }

  /// Blanks, comments and instructions before or after the root.
  int misc(int at, boolean before) {
    int i = blanks(at);
    while (i < end && b[i] == '<') {
      if (startsWith(i, "<?")) {
        i = instruction(i);
      } else if (startsWith(i, "<!--")) {
        i = comment(i);
      } else if (startsWith(i, "<!")) {
        throw new Malformed(
            before ? StructureRules.DOCTYPE : StructureRules.NOT_WELL_FORMED, i, Faults.same("<!"));
      } else {
        return i;
      }
      i = blanks(i);
    }
    return i;
  }

  int comment(int at) {
    int i = at + 4;
    while (!startsWith(i, "--")) {
      i = character(i, "un commentaire n'est pas fermé", "a comment is not closed");
    }
    if (!startsWith(i, "-->")) {
      throw Malformed.xml(i, "« -- » figure dans un commentaire", "\"--\" stands in a comment");
    }
    return i + 3;
  }

  int instruction(int at) {
    int name = at + 2;
    int i = XmlNames.end(b, name, end);
    boolean reserved =
        i - name == 3
            && (b[name] | 0x20) == 'x'
            && (b[name + 1] | 0x20) == 'm'
            && (b[name + 2] | 0x20) == 'l';
    boolean colon = i > name && new String(b, name, i - name, StandardCharsets.UTF_8).contains(":");
    if (i == name || reserved || colon || (!startsWith(i, "?>") && (i >= end || !isBlank(b[i])))) {
      throw Malformed.xml(
          at, "une instruction (<?…?>) est mal écrite", "an instruction (<?…?>) is badly written");
    }
    while (!startsWith(i, "?>")) {
      i =
          character(
              i,
              "une instruction (<?…?>) n'est pas fermée",
              "an instruction (<?…?>) is not closed");
    }
    return i + 2;
  }

  /// One character that XML allows.
  int character(int at, String fr, String en) {
    if (at >= end) {
      throw Malformed.xml(end, fr, en);
    }
    int c = b[at];
    if (c < 0) {
      int length = Utf8.trusted(b, at, end);
      if (length > 0) {
        return at + length;
      }
    } else if (c >= ' ' || isBlank(c)) {
      return at + 1;
    }
    throw Malformed.xml(
        at, "un caractère est interdit en XML", "a character is not allowed in XML");
  }
}
