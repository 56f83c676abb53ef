// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the bytes of a document once, straight into a {@link Walk}: no characters, no events, no
/// tree. Values made of plain characters, which is nearly all of them, are checked where they lie;
/// references, CDATA and comments inside a value take a slower way through {@link References}.
///
/// A document must be UTF-8 here: {@link Encoding} sees to that before.
final class Scanner {
  /// Kinds of bytes in text.
  private static final byte PLAIN = 0;

  private static final byte BLANK = 1;
  private static final byte SPECIAL = 2;
  private static final byte[] TEXT = new byte[256];

  static {
    Arrays.fill(TEXT, SPECIAL);
    Arrays.fill(TEXT, ' ', 0x80, PLAIN);
    TEXT[' '] = BLANK;
    TEXT['\t'] = BLANK;
    TEXT['\n'] = BLANK;
    TEXT['<'] = SPECIAL;
    TEXT['&'] = SPECIAL;
    TEXT[']'] = SPECIAL;
  }

  private final byte[] b;
  private final int end;
  private final Walk walk;
  private final Table table;
  private final Limits limits;
  private final Prolog prolog;
  private final StartTag tag;
  private final References text = new References();
  private int[] nameStart = new int[16];
  private int[] nameEnd = new int[16];
  private int[] contentStart = new int[16];
  private int at;

  /// Depth of the element whose value is being gathered; -1 for none.
  private int gathering = -1;

  Scanner(byte[] document, int start, Walk walk, Limits limits) {
    this.b = document;
    this.end = document.length;
    this.at = start;
    this.walk = walk;
    this.table = walk.table;
    this.limits = limits;
    this.prolog = new Prolog(document);
    this.tag = new StartTag(document, walk, limits);
  }

  /// Reads to the end, or to the first thing that forbids reading on.
  void read() {
    try {
      at = prolog.declaration(at);
      at = prolog.misc(at, true);
      if (at >= end || b[at] != '<') {
        throw nothing();
      }
      open();
      while (walk.depth() >= 0 && !walk.fullOfFaults()) {
        content();
      }
      if (!walk.fullOfFaults()) {
        at = prolog.misc(at, false);
        if (at < end) {
          throw Malformed.xml(
              at,
              "il y a quelque chose après l'élément racine",
              "there is something after the root element");
        }
      }
    } catch (Malformed malformed) {
      walk.reports().stop(malformed.rule(), malformed.at(), Wording.NONE, malformed.detail());
    }
  }

  private Malformed nothing() {
    return at >= end
        ? new Malformed(StructureRules.EMPTY_DOCUMENT, at, Wording.NONE)
        : Malformed.xml(
            at, "du texte précède l'élément racine", "there is text before the root element");
  }

  /// One step inside an element: blanks, text, or a piece of markup.
  private void content() {
    int i = at;
    while (i < end && TEXT[b[i] & 0xFF] == BLANK) {
      i++;
    }
    if (gathering == walk.depth() && i > at) {
      text.add(b, at, i);
    }
    at = i;
    if (i >= end) {
      throw truncated();
    }
    if (b[i] == '<') {
      markup();
    } else {
      text();
    }
  }

  private void markup() {
    int second = at + 1 < end ? b[at + 1] : 0;
    if (second == '/') {
      close();
    } else if (second == '!') {
      if (prolog.startsWith(at, "<![CDATA[")) {
        cdata();
      } else if (prolog.startsWith(at, "<!--")) {
        at = prolog.comment(at);
      } else {
        throw Malformed.xml(
            at,
            "« <! » n'ouvre ni commentaire ni section CDATA",
            "\"<!\" opens neither a comment nor a CDATA section");
      }
    } else if (second == '?') {
      at = prolog.instruction(at);
    } else {
      open();
    }
  }

  private void open() {
    if (walk.depth() + 1 >= limits.depth()) {
      throw limit(StructureRules.TOO_DEEP, limits.depth());
    }
    if (walk.opened() >= limits.elements()) {
      throw limit(StructureRules.TOO_MANY_ELEMENTS, limits.elements());
    }
    if (!leaf()) {
      element();
    }
  }

  /// An element that is expected, has nothing but a plain right value, and is closed at once: most
  /// are. False, and nothing done, if it is not such a one.
  private boolean leaf() {
    int name = at + 1;
    int row = tag.expected(name);
    if (row < 0 || table.kind[row] != Table.VALUE || table.needsAttributes[row]) {
      return false;
    }
    int length = table.nameBytes[row].length;
    int start = name + length + 1;
    int i = start;
    while (i < end && TEXT[b[i] & 0xFF] == PLAIN) {
      i++;
    }
    int after = i + 2 + length;
    boolean closed =
        after < end
            && b[i] == '<'
            && b[i + 1] == '/'
            && b[after] == '>'
            && Names.same(b, name, i + 2, length);
    if (!closed || !walk.take(row, b, start, i)) {
      return false;
    }
    at = after + 1;
    return true;
  }

  private void element() {
    int start = at;
    at = tag.read(start);
    int depth = walk.depth();
    if (depth >= nameStart.length) {
      nameStart = Arrays.copyOf(nameStart, depth * 2);
      nameEnd = Arrays.copyOf(nameEnd, depth * 2);
      contentStart = Arrays.copyOf(contentStart, depth * 2);
    }
    nameStart[depth] = start + 1;
    nameEnd[depth] = tag.nameEnd();
    contentStart[depth] = at;
    if (walk.kind() == Table.VALUE) {
      value(depth);
    } else if (tag.isEmpty()) {
      end(at);
    }
  }

  /// The content of an element that should hold a value. What is not plain text to the closing tag
  /// is left to the slow way.
  private void value(int depth) {
    if (tag.isEmpty()) {
      walk.value(b, at, at, true);
      end(at);
      return;
    }
    int i = at;
    int kinds = PLAIN;
    while (true) {
      for (int kind; i < end && (kind = TEXT[b[i] & 0xFF]) != SPECIAL; i++) {
        kinds |= kind;
      }
      if (i + 1 >= end) {
        break;
      }
      int c = b[i];
      if (c < 0) {
        kinds |= SPECIAL;
        i += multibyte(i);
      } else if (c == ']' && !prolog.startsWith(i, "]]>")) {
        i++;
      } else if (c == '<' && b[i + 1] == '/') {
        walk.value(b, at, i, kinds == PLAIN);
        at = i;
        gathering = -1;
        close();
        return;
      } else {
        break;
      }
    }
    gathering = depth;
    text.clear();
  }

  private int multibyte(int i) {
    int length = Utf8.trusted(b, i, end);
    if (length == 0) {
      throw new Malformed(
          StructureRules.ENCODING,
          i,
          new Wording("un octet n'est pas de l'UTF-8", "a byte is not UTF-8"));
    }
    return length;
  }

  /// A run of text that is not a plain value.
  private void text() {
    int start = at;
    while (at < end && b[at] != '<' && b[at] != '&') {
      int c = b[at];
      if (c < 0) {
        at += multibyte(at);
      } else if (c >= ' ' && (c != ']' || !prolog.startsWith(at, "]]>"))) {
        at++;
      } else if (c == '\t' || c == '\n' || c == '\r') {
        at++;
      } else {
        throw badText(c);
      }
    }
    boolean blank = isBlank(start, at);
    gather(start, at);
    if (at >= end) {
      throw truncated();
    }
    if (b[at] == '&') {
      blank &= reference();
    }
    if (!blank) {
      walk.text();
    }
  }

  private Malformed badText(int c) {
    return c == ']'
        ? Malformed.xml(at, "« ]]> » figure dans du texte", "\"]]>\" stands in text")
        : Malformed.xml(
            at,
            "un caractère de commande figure dans du texte",
            "a control character stands in text");
  }

  private boolean isBlank(int start, int until) {
    for (int i = start; i < until; i++) {
      if (b[i] > ' ' || b[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private void gather(int start, int until) {
    if (gathering == walk.depth()) {
      text.add(b, start, until);
    }
  }

  /// Whether what it stands for is blank.
  private boolean reference() {
    int semicolon = at + 1;
    while (semicolon < end && b[semicolon] != ';' && b[semicolon] != '<' && b[semicolon] != '&') {
      semicolon++;
    }
    int point =
        semicolon < end && b[semicolon] == ';' ? References.point(b, at + 1, semicolon) : -1;
    if (point < 0) {
      throw Malformed.xml(
          at, "une référence (&…;) n'existe pas", "a reference (&…;) does not exist");
    }
    if (gathering == walk.depth()) {
      text.addPoint(point);
    }
    at = semicolon + 1;
    return point == ' ' || point == '\t' || point == '\n' || point == '\r';
  }

  private void cdata() {
    int start = at + 9;
    int i = start;
    while (!prolog.startsWith(i, "]]>")) {
      i =
          prolog.character(
              i, "la section CDATA n'est pas fermée", "the CDATA section is not closed");
    }
    gather(start, i);
    if (!isBlank(start, i)) {
      walk.text();
    }
    at = i + 3;
  }

  /// A closing tag.
  private void close() {
    int depth = walk.depth();
    int start = nameStart[depth];
    int length = nameEnd[depth] - start;
    int i = at + 2;
    if (i + length >= end || !Names.same(b, start, i, length)) {
      throw wrongClose();
    }
    i += length;
    if (b[i] != '>') {
      i = prolog.blanks(i);
      if (i >= end || b[i] != '>') {
        throw wrongClose();
      }
    }
    int until = at;
    at = i + 1;
    if (gathering == depth) {
      gathering = -1;
      if (!walk.isSpoilt()) {
        walk.value(text.bytes(), 0, text.length(), false);
      }
    }
    end(until);
  }

  private Malformed wrongClose() {
    int depth = walk.depth();
    String name =
        new String(b, nameStart[depth], nameEnd[depth] - nameStart[depth], StandardCharsets.UTF_8);
    return at + 2 >= end
        ? truncated()
        : Malformed.xml(
            at,
            "la balise fermante </" + name + "> est attendue",
            "the closing tag </" + name + "> is expected");
  }

  private void end(int until) {
    walk.span(contentStart[walk.depth()], until);
    tag.leave(walk.depth());
    walk.close();
  }

  private Malformed truncated() {
    return Malformed.xml(
        end, "le document s'arrête avant la fin", "the document stops before its end");
  }

  private Malformed limit(StructureRules rule, int most) {
    return new Malformed(rule, at, Faults.same(Integer.toString(most)));
  }
}
