// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// Reads a start tag: name, attributes, namespaces; tells the {@link Walk}.
final class StartTag {
  private static final Set<String> HINTS = Set.of("schemaLocation", "noNamespaceSchemaLocation");
  private static final Set<String> TYPING = Set.of("type", "nil");

  private final byte[] b;
  private final int end;
  private final Walk walk;
  private final Limits limits;
  private final Namespaces namespaces;
  private final References value = new References();

  private int nameEnd;
  private boolean empty;
  private int count;
  private int[] nameAt = new int[8];
  private int[] nameTo = new int[8];
  private int[] colonAt = new int[8];
  private int[] valueAt = new int[8];
  private int[] valueTo = new int[8];
  private int[] namespace = new int[8];

  /// Whether the value is ASCII without blanks or references.
  private boolean[] plain = new boolean[8];

  StartTag(byte[] document, Walk walk, Limits limits) {
    this.b = document;
    this.end = document.length;
    this.walk = walk;
    this.limits = limits;
    this.namespaces = new Namespaces(document, walk.table.namespaceBytes);
    walk.reports().foreign(namespaces::name);
  }

  int nameEnd() {
    return nameEnd;
  }

  /// Whether the tag just read closes itself.
  boolean isEmpty() {
    return empty;
  }

  /// An element ends, and with it the namespaces it declared.
  void leave(int depth) {
    namespaces.leave(depth);
  }

  /// Reads the tag at this place and returns the place after it.
  int read(int at) {
    int name = at + 1;
    int row = expected(name);
    if (row >= 0) {
      walk.open(row, at);
      nameEnd = name + walk.table.nameBytes[row].length;
      empty = false;
      walk.attributesDone();
      return nameEnd + 1;
    }
    return readAny(at, name);
  }

  /// The row of the element whose name begins here, if its tag is nothing but a name and it is
  /// expected; {@link Table#UNKNOWN} if not.
  int expected(int name) {
    return name + 8 <= end ? walk.expected(b, name, namespaces.byDefault()) : Table.UNKNOWN;
  }

  private int readAny(int at, int name) {
    int i = XmlNames.end(b, name, end);
    nameEnd = i;
    if (i == name) {
      throw Malformed.xml(
          at, "« < » n'ouvre pas de balise ; écrivez &lt;", "\"<\" opens no tag; write &lt;");
    }
    if (i < end && b[i] == '>') {
      empty = false;
      count = 0;
      begin(name, i, at);
      return i + 1;
    }
    i = attributes(i);
    begin(name, nameEnd, at);
    return i;
  }

  private int attributes(int from) {
    count = 0;
    int i = from;
    while (true) {
      int after = blanks(i);
      if (after >= end) {
        throw Malformed.xml(end, "une balise n'est pas fermée", "a tag is not closed");
      }
      if (b[after] == '>') {
        empty = false;
        return after + 1;
      }
      if (b[after] == '/' && after + 1 < end && b[after + 1] == '>') {
        empty = true;
        return after + 2;
      }
      if (after == i) {
        throw Malformed.xml(i, "une balise est mal écrite", "a tag is badly written");
      }
      i = attribute(after);
    }
  }

  private int blanks(int from) {
    int i = from;
    while (i < end && Prolog.isBlank(b[i])) {
      i++;
    }
    return i;
  }

  private int attribute(int from) {
    if (count == limits.attributes()) {
      throw new Malformed(
          StructureRules.TOO_MANY_ATTRIBUTES, from, Faults.same("" + limits.attributes()));
    }
    room();
    int i = XmlNames.end(b, from, end);
    nameAt[count] = from;
    nameTo[count] = i;
    i = blanks(i);
    if (nameTo[count] == from || i >= end || b[i] != '=') {
      throw Malformed.xml(from, "un attribut est mal écrit", "an attribute is badly written");
    }
    i = blanks(i + 1);
    if (i >= end || (b[i] != '"' && b[i] != '\'')) {
      throw Malformed.xml(
          i,
          "la valeur d'un attribut doit être entre guillemets",
          "the value of an attribute must be in quotes");
    }
    int close = closingQuote(i);
    valueAt[count] = i + 1;
    valueTo[count] = close;
    colonAt[count] = colon(from, nameTo[count]);
    count++;
    return close + 1;
  }

  private void room() {
    if (count == nameAt.length) {
      nameAt = Arrays.copyOf(nameAt, count * 2);
      nameTo = Arrays.copyOf(nameTo, count * 2);
      colonAt = Arrays.copyOf(colonAt, count * 2);
      valueAt = Arrays.copyOf(valueAt, count * 2);
      valueTo = Arrays.copyOf(valueTo, count * 2);
      namespace = Arrays.copyOf(namespace, count * 2);
      plain = Arrays.copyOf(plain, count * 2);
    }
  }

  private int closingQuote(int quote) {
    plain[count] = true;
    for (int i = quote + 1; i < end; ) {
      int c = b[i];
      if (c == b[quote]) {
        return i;
      }
      plain[count] &= c > ' ' && c != '&';
      if (c == '<') {
        throw Malformed.xml(
            i,
            "« < » figure dans un attribut ; écrivez &lt;",
            "\"<\" stands in an attribute; write &lt;");
      }
      if (c < 0) {
        int length = Utf8.trusted(b, i, end);
        if (length == 0) {
          throw new Malformed(
              StructureRules.ENCODING,
              i,
              new Wording("un octet n'est pas de l'UTF-8", "a byte is not UTF-8"));
        }
        i += length;
      } else if (c < ' ' && !Prolog.isBlank(c)) {
        throw Malformed.xml(
            i,
            "un caractère de commande figure dans un attribut",
            "a control character stands in an attribute");
      } else {
        i++;
      }
    }
    throw Malformed.xml(
        end, "la valeur d'un attribut n'est pas fermée", "the value of an attribute is not closed");
  }

  /// Where the one colon of a name is; -1 if there is none.
  private int colon(int from, int to) {
    int colon = -1;
    for (int i = from; i < to; i++) {
      if (b[i] == ':') {
        if (colon >= 0 || i == from || i == to - 1) {
          throw Malformed.xml(
              from, "un nom a un deux-points mal placé", "a name has a colon at the wrong place");
        }
        colon = i;
      }
    }
    if (colon >= 0 && !isNameStart(colon + 1, to)) {
      throw Malformed.xml(
          from, "un nom a un deux-points mal placé", "a name has a colon at the wrong place");
    }
    return colon;
  }

  private boolean isNameStart(int from, int to) {
    return XmlNames.end(b, from, to) > from;
  }

  private void begin(int name, int to, int at) {
    if (count > 0) {
      for (int i = 0; i < count; i++) {
        resolve(i);
      }
      declare();
      unique();
    }
    int colon = colon(name, to);
    int number = colon < 0 ? namespaces.byDefault() : namespaces.of(name, colon);
    int row = walk.open(b, colon < 0 ? name : colon + 1, to, number, at);
    if (count > 0) {
      tell();
    }
    if (row >= 0) {
      walk.attributesDone();
    }
  }

  /// References in a value must exist, whoever reads it.
  private void resolve(int i) {
    if (!plain[i]) {
      decode(i);
    }
  }

  private void declare() {
    int depth = walk.depth() + 1;
    for (int i = 0; i < count; i++) {
      boolean bare = colonAt[i] < 0;
      int to = bare ? nameTo[i] : colonAt[i];
      if (is(nameAt[i], to, "xmlns")) {
        declare(depth, i, bare ? to : colonAt[i] + 1);
        namespace[i] = Namespaces.DECLARATION;
      } else {
        namespace[i] = 0;
      }
    }
    for (int i = 0; i < count; i++) {
      if (namespace[i] == 0 && colonAt[i] >= 0) {
        namespace[i] = namespaces.of(nameAt[i], colonAt[i]);
      }
    }
  }

  private void declare(int depth, int i, int prefix) {
    if (plain[i]) {
      namespaces.declare(depth, prefix, nameTo[i], b, valueAt[i], valueTo[i], nameAt[i]);
    } else {
      decode(i);
      namespaces.declare(depth, prefix, nameTo[i], value.bytes(), 0, value.length(), nameAt[i]);
    }
  }

  private boolean is(int from, int to, String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int k = 0; k < word.length(); k++) {
      if (b[from + k] != word.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /// No two attributes may have one name, prefixes resolved.
  private void unique() {
    for (int i = 1; i < count; i++) {
      for (int k = 0; k < i; k++) {
        if (namespace[i] == namespace[k] && same(i, k)) {
          throw Malformed.xml(
              nameAt[i], "un attribut est donné deux fois", "an attribute is given twice");
        }
      }
    }
  }

  private boolean same(int i, int k) {
    return Arrays.equals(b, local(i), nameTo[i], b, local(k), nameTo[k]);
  }

  private int local(int i) {
    return colonAt[i] < 0 ? nameAt[i] : colonAt[i] + 1;
  }

  private void tell() {
    for (int i = 0; i < count; i++) {
      if (namespace[i] == namespaces.schemaInstance()) {
        schema(i);
      } else if (namespace[i] != Namespaces.DECLARATION) {
        tell(i);
      }
    }
  }

  private void tell(int i) {
    int from = valueAt[i];
    int to = valueTo[i];
    if (plain[i]) {
      walk.attribute(b, local(i), nameTo[i], namespace[i], b, from, to, true, from, to);
    } else {
      decode(i);
      byte[] decoded = value.bytes();
      int length = value.length();
      walk.attribute(b, local(i), nameTo[i], namespace[i], decoded, 0, length, false, from, to);
    }
  }

  private void schema(int i) {
    String name = new String(b, local(i), nameTo[i] - local(i), StandardCharsets.UTF_8);
    if (TYPING.contains(name)) {
      walk.reports().schemaAttribute("xsi:" + name, nameAt[i]);
    } else if (!HINTS.contains(name)) {
      walk.attribute(b, local(i), nameTo[i], namespace[i], b, 0, 0, false, valueAt[i], valueTo[i]);
    }
  }

  /// Puts the value of an attribute in the buffer, as XML reads it.
  private void decode(int i) {
    value.clear();
    for (int k = valueAt[i]; k < valueTo[i]; ) {
      int run = k;
      while (run < valueTo[i] && b[run] != '&') {
        run++;
      }
      int from = value.length();
      value.add(b, k, run);
      value.blank(from);
      k = run < valueTo[i] ? reference(run, valueTo[i]) : run;
    }
  }

  private int reference(int at, int until) {
    int semicolon = at;
    while (semicolon < until && b[semicolon] != ';') {
      semicolon++;
    }
    int point = semicolon < until ? References.point(b, at + 1, semicolon) : -1;
    if (point < 0) {
      throw Malformed.xml(
          at, "une référence (&…;) n'existe pas", "a reference (&…;) does not exist");
    }
    value.addPoint(point);
    return semicolon + 1;
  }
}
