// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What was read of a document, in document order, without a copy of it: for each element and
/// attribute, which it is and where it lies in the bytes. Rules, columns and search keys read it.
///
/// Complete for an accepted document; for a refused one it holds what could be understood before
/// reading stopped. Immutable once a {@link Reading} carries it, but for the array of bytes that
/// the caller gave, which must not be changed while the tape is in use.
public final class Tape {
  /// Row, start, end.
  private static final int WIDTH = 3;

  private final Table table;
  private final byte[] document;
  private final LineCounter lines;
  private int[] entries;
  private int size;

  Tape(Table table, byte[] document) {
    this.table = table;
    this.document = document;
    this.lines = new LineCounter(document);
    this.entries = new int[Math.max(64, Math.min(document.length / 8, 1 << 16))];
  }

  /// The tape of a document of which nothing could be read.
  static Tape empty() {
    return new Tape(new Table(List.of(), List.of(""), new int[0], ""), new byte[0]);
  }

  /// How many elements and attributes it holds.
  public int size() {
    return size;
  }

  /// The root element of the message (not of its envelope); nothing if none was read.
  public Optional<Node> root() {
    for (int i = 0; i < size; i++) {
      if (row(i) == 0) {
        return Optional.of(new Node(this, i));
      }
    }
    return Optional.empty();
  }

  /// The value of the first element (or attribute, `…/@name`) at this path from the root.
  ///
  /// @param path such as `/Declaration/FunctionalReferenceID`; ranks are allowed (`Item[2]`)
  public Optional<String> text(String path) {
    return nodeAt(path).map(Node::text);
  }

  /// The first element or attribute at this path from the root, ranks allowed.
  public Optional<Node> nodeAt(String path) {
    String[] steps = path.substring(path.startsWith("/") ? 1 : 0).split("/");
    Optional<Node> node = root().filter(root -> root.name().equals(steps[0]));
    for (int i = 1; i < steps.length && node.isPresent(); i++) {
      node = node.get().step(steps[i]);
    }
    return node;
  }

  /// The value of the first element of this kind, wherever it is; nothing if there is none.
  public Optional<String> text(Element element) {
    for (int i = 0; i < size; i++) {
      if (row(i) == element.row()) {
        return Optional.of(textAt(i));
      }
    }
    return Optional.empty();
  }

  /// Every element of this kind, in document order.
  public List<Node> nodes(Element element) {
    List<Node> found = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (row(i) == element.row()) {
        found.add(new Node(this, i));
      }
    }
    return found;
  }

  int add(int row, int start) {
    return add(row, start, start);
  }

  int add(int row, int start, int end) {
    int at = size * WIDTH;
    if (at + WIDTH > entries.length) {
      entries = Arrays.copyOf(entries, entries.length * 2);
    }
    entries[at] = row;
    entries[at + 1] = start;
    entries[at + 2] = end;
    return size++;
  }

  void span(int entry, int start, int end) {
    entries[entry * WIDTH + 1] = start;
    entries[entry * WIDTH + 2] = end;
  }

  Table table() {
    return table;
  }

  int row(int entry) {
    return entries[entry * WIDTH];
  }

  int start(int entry) {
    return entries[entry * WIDTH + 1];
  }

  int end(int entry) {
    return entries[entry * WIDTH + 2];
  }

  int depth(int entry) {
    return table.depth[row(entry)];
  }

  /// How many of its like, itself included, the element around it holds up to here.
  int rank(int entry) {
    int row = row(entry);
    int depth = table.depth[row];
    int rank = 1;
    for (int i = entry - 1; i >= 0 && depth(i) >= depth; i--) {
      rank += row(i) == row ? 1 : 0;
    }
    return rank;
  }

  /// How many elements of this row the element holds directly, as far as read.
  int countBelow(int entry, int row) {
    int count = 0;
    for (int i = entry + 1; i < size && depth(i) > depth(entry); i++) {
      count += row(i) == row ? 1 : 0;
    }
    return count;
  }

  /// The entry of the element that holds this one; -1 above the root.
  int above(int entry) {
    int parent = table.parent[row(entry)];
    for (int i = entry - 1; i >= 0; i--) {
      if (row(i) == parent) {
        return i;
      }
    }
    return -1;
  }

  String textAt(int entry) {
    int row = row(entry);
    int start = start(entry);
    int end = end(entry);
    if (table.kind[row] != Table.VALUE && table.kind[row] != Table.ATTRIBUTE) {
      return "";
    }
    Primitive.Blanks blanks = table.format(row).primitive().blanks();
    if (isPlain(start, end)) {
      return new String(document, start, end - start, StandardCharsets.UTF_8);
    }
    return References.resolve(document, start, end, table.kind[row] == Table.ATTRIBUTE, blanks);
  }

  /// Whether the bytes are the value as it stands.
  private boolean isPlain(int start, int end) {
    for (int i = start; i < end; i++) {
      int c = document[i];
      if (c == '&' || c == '<' || (c <= ' ' && c >= 0)) {
        return false;
      }
    }
    return true;
  }

  Pointer pointer(int entry) {
    int row = row(entry);
    int above = above(entry);
    Pointer pointer = above < 0 ? Pointer.ROOT : pointer(above);
    if (table.kind[row] == Table.ATTRIBUTE) {
      return pointer.attribute(table.names[row]);
    }
    int rank = rank(entry);
    return table.isRanked(row) || rank > 1
        ? pointer.child(table.names[row], rank)
        : pointer.child(table.names[row]);
  }

  int line(int entry) {
    return lines.of(start(entry));
  }
}
