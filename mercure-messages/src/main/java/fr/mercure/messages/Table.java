// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message compiled: one row for each place that an element or an attribute may take, in document
/// order, the root being row 0. A row knows its parent, so a row number says where one is.
final class Table {
  /// What a row is.
  static final byte ELEMENTS = 0;

  static final byte VALUE = 1;
  static final byte ANYTHING = 2;
  static final byte ATTRIBUTE = 3;

  /// No row: an element that the message does not know.
  static final int UNKNOWN = -1;

  /// Namespace 0 is none; the others are numbered from 1 in this order.
  final List<String> namespaces;

  final byte[][] namespaceBytes;

  final String[] names;
  final byte[][] nameBytes;

  /// The first eight bytes of each name, to tell most names apart in one step.
  final long[] heads;

  /// What to look at of eight bytes to compare them with the head: all, or fewer for a short name.
  final long[] masks;

  final int[] namespace;
  final int[] parent;
  final int[] depth;
  final byte[] kind;
  final int[] min;
  final int[] max;

  /// Rows that may begin the content, in order.
  final int[][] first;

  final boolean[] mayBeEmpty;

  /// Rows that may come after this one, in order; the row itself is not among them unless a group
  /// repeats.
  final int[][] follow;

  final boolean[] mayEnd;
  final int[][] attributes;

  /// Whether one of the attributes is mandatory.
  final boolean[] needsAttributes;

  /// All rows directly below, in order.
  final int[][] children;

  final @Nullable ValueCheck[] checks;
  final String[] numbers;
  final String[] codeLists;

  /// One check for all rows of one format.
  private final IdentityHashMap<Format, ValueCheck> ready = new IdentityHashMap<>();

  /// Rows that may be the root: the message, then its envelope if it has one.
  final int[] roots;

  /// Where the words for its elements are; empty for none.
  final String folder;

  Table(List<Row> rows, List<String> namespaces, int[] roots, String folder) {
    this.folder = folder;
    int size = rows.size();
    this.namespaces = List.copyOf(namespaces);
    this.roots = roots;
    namespaceBytes =
        namespaces.stream().map(n -> n.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    names = new String[size];
    nameBytes = new byte[size][];
    heads = new long[size];
    masks = new long[size];
    namespace = new int[size];
    parent = new int[size];
    depth = new int[size];
    kind = new byte[size];
    min = new int[size];
    max = new int[size];
    first = new int[size][];
    mayBeEmpty = new boolean[size];
    follow = new int[size][];
    mayEnd = new boolean[size];
    attributes = new int[size][];
    children = new int[size][];
    needsAttributes = new boolean[size];
    checks = new @Nullable ValueCheck[size];
    numbers = new String[size];
    codeLists = new String[size];
    for (int i = 0; i < size; i++) {
      fill(i, rows.get(i));
    }
  }

  /// A table that knows no message; its one row carries the names of those that there are, for the
  /// finding.
  static Table onlyRoot(String names) {
    Row row = new Row(names, 0, UNKNOWN, 0, new Occurs(1, 1));
    row.kind = ANYTHING;
    return new Table(List.of(row), List.of(""), new int[] {0}, "");
  }

  private void fill(int i, Row row) {
    names[i] = row.name;
    nameBytes[i] = row.name.getBytes(StandardCharsets.UTF_8);
    heads[i] = Names.head(nameBytes[i], 0, nameBytes[i].length);
    masks[i] = nameBytes[i].length >= 8 ? -1 : (1L << (nameBytes[i].length * 8)) - 1;
    namespace[i] = row.namespace;
    parent[i] = row.parent;
    depth[i] = row.depth;
    kind[i] = row.kind;
    min[i] = row.occurs.min();
    max[i] = row.occurs.max();
    first[i] = row.first;
    mayBeEmpty[i] = row.mayBeEmpty;
    follow[i] = row.follow;
    mayEnd[i] = row.mayEnd;
    attributes[i] = Row.array(row.attributes);
    needsAttributes[i] = row.needsAttributes;
    children[i] = Row.array(row.children);
    checks[i] = row.format == null ? null : ready(row.format);
    numbers[i] = row.number;
    codeLists[i] = row.codeList;
  }

  /// The path of a row from its root, an attribute being `…/@name`.
  String path(int row) {
    String name = (kind[row] == ATTRIBUTE ? "/@" : "/") + names[row];
    return parent[row] < 0 ? name : path(parent[row]) + name;
  }

  /// Whether its content is described by another schema, which this catalogue does not know: a
  /// document may hold it, nothing is made of it.
  boolean isElsewhere(int row) {
    return kind[row] == ANYTHING && min[row] == 0 && namespace[row] != namespace[parent[row]];
  }

  /// Whether a pointer to this row gives its rank: where an element may repeat, but not the message
  /// itself, even if its envelope may hold several.
  boolean isRanked(int row) {
    return max[row] > 1 && row != 0;
  }

  int size() {
    return names.length;
  }

  Format format(int row) {
    return check(row).format();
  }

  ValueCheck check(int row) {
    ValueCheck check = checks[row];
    if (check == null) {
      throw new IllegalStateException(names[row] + " holds no value");
    }
    return check;
  }

  private ValueCheck ready(Format format) {
    return ready.computeIfAbsent(format, ValueCheck::new);
  }
}
