// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.ArrayList;
import java.util.List;

/// One line of a catalogue text, cut into words, with the lines that are indented under it.
///
/// A word ends at a blank, except inside `/pattern/` and `{list}`, which are one word each.
record Line(String file, int number, int indent, List<String> words, List<Line> under) {
  /// Reads a whole text. Lines without words and comments (`#` at the start) are left out.
  ///
  /// @throws BadCatalogueText if an indent fits no line above
  static List<Line> read(String file, String text) {
    List<Line> top = new ArrayList<>();
    List<Line> open = new ArrayList<>();
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      if (raw.isBlank() || raw.startsWith("#")) {
        continue;
      }
      Line line = cut(file, number, raw);
      while (!open.isEmpty() && open.getLast().indent >= line.indent) {
        open.removeLast();
      }
      if (line.indent != (open.isEmpty() ? 0 : open.getLast().indent + 2)) {
        throw line.error("indent by two blanks under the line it belongs to");
      }
      (open.isEmpty() ? top : open.getLast().under).add(line);
      open.add(line);
    }
    return top;
  }

  private static Line cut(String file, int number, String raw) {
    int indent = 0;
    while (raw.charAt(indent) == ' ') {
      indent++;
    }
    Line line = new Line(file, number, indent, new ArrayList<>(), new ArrayList<>());
    for (int at = indent; at < raw.length(); ) {
      int end = line.wordEnd(raw, at);
      if (end > at) {
        line.words.add(raw.substring(at, end));
      }
      at = end + 1;
    }
    return line;
  }

  private int wordEnd(String raw, int at) {
    char first = raw.charAt(at);
    if (first == '/' || first == '{') {
      int close = close(raw, at, first == '/' ? '/' : '}');
      if (close < 0) {
        throw error("unclosed " + first);
      }
      return close + 1;
    }
    int end = raw.indexOf(' ', at);
    return end < 0 ? raw.length() : end;
  }

  /// The mark that closes a word, a backslash taking its meaning away.
  private static int close(String raw, int open, char mark) {
    for (int i = open + 1; i < raw.length(); i++) {
      if (raw.charAt(i) == '\\') {
        i++;
      } else if (raw.charAt(i) == mark) {
        return i;
      }
    }
    return -1;
  }

  String word(int index) {
    if (index >= words.size()) {
      throw error("too short");
    }
    return words.get(index);
  }

  /// Everything after the first words, as written but for the blanks.
  String rest(int from) {
    return String.join(" ", words.subList(from, words.size()));
  }

  BadCatalogueText error(String what) {
    return new BadCatalogueText(file, number, what);
  }
}
