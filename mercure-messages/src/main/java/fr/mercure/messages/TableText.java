// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiles the text of a message, the types it uses and its envelope into one {@link Table}.
final class TableText {
  /// Deeper texts are a group that holds itself.
  private static final int DEEPEST = 40;

  private static final Occurs ONCE = new Occurs(1, 1);

  private final List<Row> rows = new ArrayList<>();
  private final List<String> namespaces = new ArrayList<>();
  private final Map<String, Integer> prefixes = new HashMap<>();
  private final Map<String, Line> groups = new HashMap<>();
  private final FormatText formats;

  /// Number of the namespace of the root, and of the elements below it.
  private final int outer;

  private final int local;

  /// Row of the message that an envelope holds; unknown if this is no envelope.
  private final int payload;

  private TableText(MessageText text, List<String> known, int payload) {
    this.namespaces.addAll(known);
    this.outer = number(text.namespace());
    this.local = text.qualified() ? outer : 0;
    this.payload = payload;
    Map<String, Line> named = new HashMap<>();
    for (Line line : text.types()) {
      switch (line.word(0)) {
        case "type" -> named.put(line.word(1), line);
        case "group" -> groups.put(line.word(1), line);
        case "namespace" -> prefixes.put(line.word(1), number(line.word(2)));
        default -> throw line.error("expected type, group or namespace");
      }
    }
    formats = new FormatText(named);
  }

  private int number(String namespace) {
    if (!namespaces.contains(namespace)) {
      namespaces.add(namespace);
    }
    return namespaces.indexOf(namespace);
  }

  /// Compiles a message and the envelope that it may come in.
  ///
  /// @param folder where the words for its elements are
  static Table compile(MessageText message, @Nullable MessageText envelope, String folder) {
    TableText text = new TableText(message, List.of(""), Table.UNKNOWN);
    text.root(message.root(), text.outer, 0);
    if (envelope == null) {
      return new Table(text.rows, text.namespaces, new int[] {0}, folder);
    }
    TableText around = new TableText(envelope, text.namespaces, 0);
    around.rows.addAll(text.rows);
    int second = around.rows.size();
    around.root(envelope.root(), around.outer, -1);
    return new Table(around.rows, around.namespaces, new int[] {0, second}, folder);
  }

  private void root(Line line, int namespace, int depth) {
    int row = rows.size();
    rows.add(new Row(line.word(0), namespace, Table.UNKNOWN, depth, ONCE));
    content(line, row, 1);
  }

  /// Fills in what the row holds: a value, anything, or the elements of the lines below.
  private void content(Line line, int row, int level) {
    if (level > DEEPEST) {
      throw line.error("too deep: does a group hold itself?");
    }
    List<String> words = typeWords(line);
    rows.get(row).number = after(line, "#");
    rows.get(row).codeList = after(line, "CL");
    if (words.isEmpty()) {
      elements(line.under(), row, level);
    } else if (groups.containsKey(words.getFirst())) {
      attributes(line.under(), row);
      elements(groups.get(words.getFirst()).under(), row, level);
    } else if (words.getFirst().equals("any")) {
      rows.get(row).kind = Table.ANYTHING;
    } else {
      value(line, words, row);
    }
  }

  /// The words between the colon and the data element number or code list.
  private static List<String> typeWords(Line line) {
    int from = line.words().indexOf(":") + 1;
    if (from == 0) {
      return List.of();
    }
    int to = from;
    while (to < line.words().size() && !isNote(line.words().get(to))) {
      to++;
    }
    if (to == from) {
      throw line.error("no type after the colon");
    }
    return line.words().subList(from, to);
  }

  private static boolean isNote(String word) {
    return word.startsWith("#") || (word.startsWith("CL") && Character.isDigit(word.charAt(2)));
  }

  private static String after(Line line, String mark) {
    for (int i = 1; i < line.words().size(); i++) {
      String word = line.words().get(i);
      if (isNote(word) && word.startsWith(mark)) {
        return mark.equals("#") ? word.substring(1).replace('.', ' ') : word;
      }
    }
    return "";
  }

  private void value(Line line, List<String> words, int row) {
    rows.get(row).kind = Table.VALUE;
    rows.get(row).format = formats.read(line, words);
    typeAttributes(formats.type(words.getFirst()), row);
    attributes(line.under(), row);
  }

  private void typeAttributes(@Nullable Line type, int row) {
    if (type != null) {
      typeAttributes(formats.type(type.word(3)), row);
      attributes(type.under(), row);
    }
  }

  /// Attributes are the lines that begin with `@`; one given nearer to the element wins.
  private void attributes(List<Line> lines, int row) {
    for (Line line : lines) {
      if (line.word(0).startsWith("@")) {
        Row of = rows.get(row);
        of.attributes.removeIf(a -> rows.get(a).name.equals(line.word(0).substring(1)));
        of.attributes.add(rows.size());
        Occurs occurs = Occurs.read(line, line.word(1));
        Row made = new Row(line.word(0).substring(1), 0, row, of.depth + 1, occurs);
        of.needsAttributes |= occurs.min() > 0;
        made.kind = Table.ATTRIBUTE;
        made.format = formats.read(line, typeWords(line));
        rows.add(made);
      }
    }
  }

  private void elements(List<Line> lines, int row, int level) {
    attributes(lines, row);
    List<Particle> parts = new ArrayList<>();
    for (Line line : lines) {
      if (!line.word(0).startsWith("@")) {
        particle(line, row, level, parts);
      }
    }
    Particle whole = new Particle.Group(false, ONCE, parts);
    whole.link(rows, List.of(), true);
    rows.get(row).first = Row.array(whole.first());
    rows.get(row).mayBeEmpty = whole.mayBeEmpty();
  }

  private void particle(Line line, int row, int level, List<Particle> parts) {
    Occurs occurs = Occurs.read(line, line.word(1));
    switch (line.word(0)) {
      case "(choice)" -> parts.add(group(true, line, occurs, row, level));
      case "(sequence)" -> parts.add(group(false, line, occurs, row, level));
      case "(any)" -> {
        if (payload >= 0 && rows.get(payload).namespace == namespaces.indexOf(line.word(2))) {
          rows.get(row).children.add(payload);
          parts.add(new Particle.Place(payload, occurs));
        }
      }
      default -> parts.add(place(line, occurs, row, level));
    }
  }

  private Particle place(Line line, Occurs occurs, int row, int level) {
    int made = rows.size();
    String name = line.word(0);
    int colon = name.indexOf(':');
    Integer namespace = colon < 0 ? Integer.valueOf(local) : prefixes.get(name.substring(0, colon));
    if (namespace == null) {
      throw line.error("no namespace line for the prefix of " + name);
    }
    int depth = rows.get(row).depth + 1;
    rows.add(new Row(name.substring(colon + 1), namespace, row, depth, occurs));
    rows.get(row).children.add(made);
    content(line, made, level + 1);
    return new Particle.Place(made, occurs);
  }

  private Particle group(boolean choice, Line line, Occurs occurs, int row, int level) {
    if (occurs.max() != 1 && occurs.max() != Occurs.UNBOUNDED) {
      throw line.error("a group is there once or without limit");
    }
    List<Particle> parts = new ArrayList<>();
    line.under().forEach(under -> particle(under, row, level, parts));
    return new Particle.Group(choice, occurs, parts);
  }
}
