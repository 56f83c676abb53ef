// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Walks the table of a message while a driver reads a document: says which row each element takes,
/// checks it, and writes the tape. Knows nothing of XML syntax: the byte scanner and the reference
/// driver share it.
///
/// After a fault it goes on as the writer most likely meant: an element at the wrong place is still
/// checked for what it is, an unknown one is passed over with all it holds.
final class Walk {
  /// Above the root.
  static final int DOCUMENT = -2;

  final Table table;
  final Tape tape;
  private final Faults faults;
  private final WalkFaults reports;
  private final Gaps gaps;

  private int depth = -1;
  private int[] row = new int[16];
  private int[] last = new int[16];
  private int[] count = new int[16];
  private int[] ordinal = new int[16];
  private int[] place = new int[16];
  private int[] entry = new int[16];
  private boolean[] marked = new boolean[16];
  private int opened;
  private long seen;
  private final Blanks blanks = new Blanks();

  Walk(Table table, Tape tape, Faults faults) {
    this.table = table;
    this.tape = tape;
    this.faults = faults;
    this.reports = new WalkFaults(this, faults);
    this.gaps = new Gaps(table);
  }

  /// How many elements are open, minus one.
  int depth() {
    return depth;
  }

  int opened() {
    return opened;
  }

  /// The row of the innermost open element.
  int row() {
    return depth < 0 ? DOCUMENT : row[depth];
  }

  byte kind() {
    int r = row();
    return r < 0 ? Table.ANYTHING : table.kind[r];
  }

  WalkFaults reports() {
    return reports;
  }

  boolean fullOfFaults() {
    return faults.full();
  }

  /// An element begins.
  ///
  /// @param b bytes that hold its local name
  /// @param namespace number in the table; a number beyond the table for any other
  /// @param at where the tag begins
  /// @return its row, or {@link Table#UNKNOWN}
  int open(byte[] b, int start, int end, int namespace, int at) {
    opened++;
    int above = row();
    int found;
    if (above >= 0 && table.kind[above] == Table.ELEMENTS) {
      found = step(above, b, start, end, namespace, at);
    } else if (above == DOCUMENT) {
      found = root(b, start, end, namespace, at);
    } else {
      marked[depth] = true;
      found = Table.UNKNOWN;
    }
    push(found, at);
    return found;
  }

  /// The row of an element whose tag has no prefix and no attribute, if it is the one expected next
  /// or one that may come instead; {@link Table#UNKNOWN} if not. Changes nothing.
  ///
  /// @param start where the name begins; at least eight more bytes follow
  int expected(byte[] b, int start, int namespace) {
    if (depth < 0 || row[depth] < 0 || table.kind[row[depth]] != Table.ELEMENTS) {
      return Table.UNKNOWN;
    }
    long eight = Names.eight(b, start);
    int previous = last[depth];
    if (previous >= 0) {
      if (isTag(previous, eight, b, start, namespace) && count[depth] < table.max[previous]) {
        return previous;
      }
      if (count[depth] < table.min[previous]) {
        return Table.UNKNOWN;
      }
    }
    for (int candidate : previous < 0 ? table.first[row[depth]] : table.follow[previous]) {
      if (isTag(candidate, eight, b, start, namespace)) {
        return candidate;
      }
    }
    return Table.UNKNOWN;
  }

  /// The element found by {@link #expected} begins.
  void open(int found, int at) {
    opened++;
    advance(found);
    push(found, at);
  }

  /// The element found by {@link #expected} begins, holds this value and ends: if the value is
  /// surely right. Nothing is done if it is not.
  ///
  /// @param start of the value, all of it ASCII without blanks
  boolean take(int found, byte[] b, int start, int end) {
    if (!table.check(found).passes(b, start, end)) {
      return false;
    }
    opened++;
    advance(found);
    tape.add(found, start, end);
    return true;
  }

  private boolean isTag(int candidate, long eight, byte[] b, int start, int namespace) {
    if ((eight & table.masks[candidate]) != table.heads[candidate]
        || table.namespace[candidate] != namespace) {
      return false;
    }
    byte[] name = table.nameBytes[candidate];
    int end = start + name.length;
    return end < b.length && b[end] == '>' && Names.sameRest(name, 0, b, start, name.length);
  }

  private void push(int found, int at) {
    depth++;
    if (depth == row.length) {
      grow();
    }
    row[depth] = found;
    last[depth] = Table.UNKNOWN;
    count[depth] = 0;
    ordinal[depth] = opened;
    place[depth] = at;
    marked[depth] = false;
    seen = 0;
    if (found >= 0) {
      entry[depth] = tape.add(found, at);
    }
  }

  private void grow() {
    int size = depth * 2;
    row = Arrays.copyOf(row, size);
    last = Arrays.copyOf(last, size);
    count = Arrays.copyOf(count, size);
    ordinal = Arrays.copyOf(ordinal, size);
    place = Arrays.copyOf(place, size);
    entry = Arrays.copyOf(entry, size);
    marked = Arrays.copyOf(marked, size);
  }

  private int root(byte[] b, int start, int end, int namespace, int at) {
    for (int candidate : table.roots) {
      if (isNamed(candidate, b, start, end)) {
        if (table.namespace[candidate] != namespace) {
          reports.wrongNamespace(candidate, namespace, at);
        }
        return candidate;
      }
    }
    reports.unknownMessage(b, start, end, namespace, at);
    return Table.UNKNOWN;
  }

  private int step(int above, byte[] b, int start, int end, int namespace, int at) {
    long head = Names.head(b, start, end);
    int previous = last[depth];
    if (previous >= 0) {
      if (is(previous, head, b, start, end, namespace) && count[depth] < table.max[previous]) {
        count[depth]++;
        return previous;
      }
      if (count[depth] < table.min[previous]) {
        return astray(above, b, start, end, namespace, at);
      }
    }
    int[] candidates = previous < 0 ? table.first[above] : table.follow[previous];
    for (int candidate : candidates) {
      if (is(candidate, head, b, start, end, namespace)) {
        last[depth] = candidate;
        count[depth] = 1;
        return candidate;
      }
    }
    return astray(above, b, start, end, namespace, at);
  }

  private boolean is(int candidate, long head, byte[] b, int start, int end, int namespace) {
    return table.heads[candidate] == head
        && table.namespace[candidate] == namespace
        && hasRestOf(candidate, b, start, end);
  }

  private boolean isNamed(int candidate, byte[] b, int start, int end) {
    long head = Names.head(b, start, end);
    return table.heads[candidate] == head && hasRestOf(candidate, b, start, end);
  }

  /// Whether a name that begins like the candidate's, as far as eight bytes, goes on like it too.
  private boolean hasRestOf(int candidate, byte[] b, int start, int end) {
    byte[] name = table.nameBytes[candidate];
    return name.length == end - start && Names.sameRest(name, 0, b, start, name.length);
  }

  /// An element that may not come here: says why, and finds the row that was meant.
  private int astray(int above, byte[] b, int start, int end, int namespace, int at) {
    int meant = Table.UNKNOWN;
    for (int child : table.children[above]) {
      if (isNamed(child, b, start, end)) {
        meant = child;
        if (table.namespace[child] == namespace) {
          break;
        }
      }
    }
    if (meant < 0) {
      reports.unknown(above, b, start, end, at);
    } else if (table.namespace[meant] != namespace) {
      if (reports.isKnownMistake(meant, namespace)) {
        return step(above, b, start, end, table.namespace[meant], at);
      }
      reports.wrongNamespace(meant, namespace, at);
      advance(meant);
    } else if (meant == last[depth] && count[depth] >= table.max[meant]) {
      reports.tooMany(above, meant, at);
    } else if (!missingBefore(above, meant, at)) {
      reports.misplaced(above, last[depth], meant, at);
    }
    return meant;
  }

  /// If the element comes later in the order, what lacks is what stands between.
  private boolean missingBefore(int above, int meant, int at) {
    int from = last[depth];
    int[] next = from < 0 ? table.first[above] : table.follow[from];
    Optional<List<Integer>> gap = gaps.before(next, meant);
    if (gap.isEmpty()) {
      return false;
    }
    if (from >= 0 && count[depth] < table.min[from]) {
      reports.missing(above, from, count[depth], opened, at);
    }
    gap.get().forEach(lacking -> reports.missing(above, lacking, 0, opened, at));
    advance(meant);
    return true;
  }

  private void advance(int to) {
    boolean again = last[depth] == to && count[depth] < table.max[to];
    count[depth] = again ? count[depth] + 1 : 1;
    last[depth] = to;
  }

  /// An attribute of the element just begun, its value with line ends and references resolved.
  void attribute(
      byte[] b,
      int start,
      int end,
      int namespace,
      byte[] value,
      int from,
      int to,
      boolean plain,
      int at,
      int until) {
    int of = row();
    if (of < 0) {
      return;
    }
    int[] known = table.attributes[of];
    for (int i = 0; i < known.length; i++) {
      if (namespace == 0 && isNamed(known[i], b, start, end)) {
        seen |= 1L << i;
        tape.add(known[i], at, until);
        check(known[i], value, from, to, at, plain);
        return;
      }
    }
    if (table.kind[of] != Table.ANYTHING) {
      reports.unknownAttribute(of, WalkFaults.text(b, start, end), at);
    }
  }

  /// All attributes of the element just begun have been given.
  void attributesDone() {
    int of = row();
    if (of < 0 || !table.needsAttributes[of]) {
      return;
    }
    int[] known = table.attributes[of];
    for (int i = 0; i < known.length; i++) {
      if (table.min[known[i]] > 0 && (seen & 1L << i) == 0) {
        reports.missingAttribute(of, known[i], place[depth]);
      }
    }
  }

  /// There was text, other than blanks, directly in the innermost element.
  void text() {
    if (kind() == Table.ELEMENTS) {
      marked[depth] = true;
    }
  }

  /// Whether the innermost element, which should hold a value, holds elements.
  boolean isSpoilt() {
    return marked[depth];
  }

  /// The value of the innermost element, references resolved.
  ///
  /// @param plain whether all bytes are known to be ASCII and none a blank
  void value(byte[] b, int start, int end, boolean plain) {
    check(row[depth], b, start, end, place[depth], plain);
  }

  private void check(int of, byte[] b, int start, int end, int at, boolean plain) {
    ValueCheck check = table.check(of);
    if (plain && check.passes(b, start, end)) {
      return;
    }
    blanks.treat(check.format().primitive().blanks(), b, start, end);
    Flaw flaw = check.format().check(blanks.bytes(), blanks.start(), blanks.end());
    if (flaw != null) {
      reports.value(of, flaw, blanks, ordinal[depth], at);
    }
  }

  /// Where the value or the element that just ended lies in the document.
  void span(int start, int end) {
    if (row[depth] >= 0) {
      tape.span(entry[depth], start, end);
    }
  }

  /// The innermost element ends.
  void close() {
    int of = row[depth];
    if (of >= 0) {
      if (marked[depth] && table.kind[of] != Table.ANYTHING) {
        reports.spoilt(of, ordinal[depth], place[depth]);
      }
      if (table.kind[of] == Table.ELEMENTS) {
        complete(of);
      }
    }
    depth--;
  }

  private void complete(int of) {
    int previous = last[depth];
    if (previous < 0) {
      if (!table.mayBeEmpty[of]) {
        lacking(of, table.first[of]);
      }
    } else if (count[depth] < table.min[previous]) {
      reports.missing(of, previous, count[depth], ordinal[depth], place[depth]);
    } else if (!table.mayEnd[previous]) {
      lacking(of, table.follow[previous]);
    }
  }

  private void lacking(int of, int[] next) {
    for (int lacking : gaps.atEnd(next)) {
      reports.missing(of, lacking, 0, ordinal[depth], place[depth]);
    }
  }

  /// The row of an open element, the root being the first, and where it is on the tape.
  int row(int at) {
    return row[at];
  }

  int entry(int at) {
    return entry[at];
  }
}
