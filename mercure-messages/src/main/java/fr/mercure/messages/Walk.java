// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Pointer;
import fr.mercure.kernel.Wording;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
  private final WalkFindings words;

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
  private @Nullable String stranger;
  private int strangerDepth;
  private final Blanks blanks = new Blanks();

  Walk(Table table, Tape tape, Faults faults) {
    this.table = table;
    this.tape = tape;
    this.faults = faults;
    this.words = new WalkFindings(table);
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

  /// An element begins whose tag has no prefix and no attribute: the quick way, for the element
  /// that is expected next or one after it.
  ///
  /// @param start where the name begins; at least eight more bytes follow
  /// @return its row; {@link Table#UNKNOWN} if it is not one of these, and nothing was done
  int openExpected(byte[] b, int start, int namespace, int at) {
    if (depth < 0 || row[depth] < 0 || table.kind[row[depth]] != Table.ELEMENTS) {
      return Table.UNKNOWN;
    }
    long eight = Names.eight(b, start);
    int previous = last[depth];
    if (previous >= 0) {
      if (isTag(previous, eight, b, start, namespace) && count[depth] < table.max[previous]) {
        count[depth]++;
        return opened(previous, at);
      }
      if (count[depth] < table.min[previous]) {
        return Table.UNKNOWN;
      }
    }
    for (int candidate : previous < 0 ? table.first[row[depth]] : table.follow[previous]) {
      if (isTag(candidate, eight, b, start, namespace)) {
        last[depth] = candidate;
        count[depth] = 1;
        return opened(candidate, at);
      }
    }
    return Table.UNKNOWN;
  }

  private boolean isTag(int candidate, long eight, byte[] b, int start, int namespace) {
    if ((eight & table.masks[candidate]) != table.heads[candidate]
        || table.namespace[candidate] != namespace) {
      return false;
    }
    byte[] name = table.nameBytes[candidate];
    int end = start + name.length;
    return end < b.length
        && b[end] == '>'
        && (name.length <= 8 || Arrays.equals(name, 8, name.length, b, start + 8, end));
  }

  private int opened(int found, int at) {
    opened++;
    push(found, at);
    return found;
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
          stranger(b, start, end, 0);
          faults.add(
              StructureRules.WRONG_NAMESPACE,
              opened,
              Pointer.ROOT.child(table.names[candidate]),
              at,
              "",
              "",
              words.name(candidate),
              words.namespace(namespace),
              words.namespace(table.namespace[candidate]));
        }
        return candidate;
      }
    }
    String name = stranger(b, start, end, 0);
    faults.add(
        StructureRules.UNKNOWN_MESSAGE,
        opened,
        Pointer.ROOT.child(name),
        at,
        "",
        name,
        Faults.same(name),
        words.namespace(namespace),
        words.name(table.roots[0]));
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
    int length = end - start;
    return name.length == length
        && (length <= 8
            || (table.tails[candidate] == Names.tail(b, start, end)
                && (length <= 16 || Arrays.equals(name, 8, length - 8, b, start + 8, end - 8))));
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
      unknown(above, b, start, end, at);
    } else if (table.namespace[meant] != namespace) {
      wrongNamespace(above, meant, namespace, at);
      advance(meant);
    } else if (meant == last[depth] && count[depth] >= table.max[meant]) {
      tooMany(above, meant, at);
    } else if (!missingBefore(above, meant, at)) {
      misplaced(above, meant, at);
    }
    return meant;
  }

  private void unknown(int above, byte[] b, int start, int end, int at) {
    String name = stranger(b, start, end, depth + 1);
    faults.add(
        StructureRules.UNKNOWN_ELEMENT,
        opened,
        pointer(depth).child(name),
        at,
        "",
        name,
        Faults.same(name),
        words.name(above),
        words.nearest(above, name));
  }

  private void wrongNamespace(int above, int meant, int namespace, int at) {
    faults.add(
        StructureRules.WRONG_NAMESPACE,
        opened,
        below(meant),
        at,
        table.numbers[meant],
        "",
        words.name(meant),
        words.namespace(namespace),
        words.namespace(table.namespace[above >= 0 ? meant : above]));
  }

  private void tooMany(int above, int meant, int at) {
    faults.add(
        StructureRules.TOO_MANY,
        opened,
        below(meant),
        at,
        table.numbers[meant],
        "",
        words.name(meant),
        Faults.same(Integer.toString(table.max[meant])),
        words.name(above));
  }

  private void misplaced(int above, int meant, int at) {
    Wording previous = last[depth] < 0 ? words.name(above) : words.name(last[depth]);
    faults.add(
        StructureRules.MISPLACED,
        opened,
        below(meant),
        at,
        table.numbers[meant],
        "",
        words.name(meant),
        previous,
        words.name(above),
        words.order(above));
  }

  /// If the element comes later in the order, what lacks is what stands between.
  private boolean missingBefore(int above, int meant, int at) {
    int from = last[depth];
    int[] next = from < 0 ? table.first[above] : table.follow[from];
    boolean enough = from < 0 || count[depth] >= table.min[from];
    if (!enough && contains(next, meant)) {
      missing(above, from, at, count[depth]);
      advance(meant);
      return true;
    }
    int steps = 0;
    for (int[] ahead = next; ahead.length > 0 && steps < table.size(); steps++) {
      if (contains(ahead, meant)) {
        report(above, from, next, meant, at, enough);
        advance(meant);
        return true;
      }
      ahead = table.follow[ahead[ahead.length - 1]];
    }
    return false;
  }

  /// One finding for each mandatory element left out on the way to the one that came.
  private void report(int above, int from, int[] next, int meant, int at, boolean enough) {
    if (!enough) {
      missing(above, from, at, count[depth]);
    }
    for (int[] ahead = next; !contains(ahead, meant); ) {
      int lacking = ahead[ahead.length - 1];
      missing(above, lacking, at, 0);
      ahead = table.follow[lacking];
    }
  }

  private static boolean contains(int[] rows, int row) {
    for (int one : rows) {
      if (one == row) {
        return true;
      }
    }
    return false;
  }

  private void missing(int above, int lacking, int at, int found) {
    String times = found + "/" + table.min[lacking];
    faults.add(
        StructureRules.MISSING_ELEMENT,
        opened,
        pointer(depth).child(table.names[lacking]),
        at,
        table.numbers[lacking],
        "",
        words.name(lacking),
        words.name(above),
        Faults.same(times));
  }

  private void advance(int meant) {
    last[depth] = meant;
    count[depth] = 1;
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
      strangeAttribute(of, text(b, start, end), at);
    }
  }

  /// `xsi:nil` or `xsi:type`: no message provides for either.
  void schemaAttribute(String name, int at) {
    int of = row();
    if (of >= 0) {
      faults.add(
          StructureRules.SCHEMA_ATTRIBUTE,
          opened,
          pointer(depth).attribute(name),
          at,
          "",
          "",
          Faults.same(name),
          words.name(of));
    }
  }

  private void strangeAttribute(int of, String name, int at) {
    faults.add(
        StructureRules.UNKNOWN_ATTRIBUTE,
        opened,
        pointer(depth).attribute(name),
        at,
        table.numbers[of],
        name,
        Faults.same(name),
        words.name(of),
        words.attributes(of));
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
        faults.add(
            StructureRules.MISSING_ATTRIBUTE,
            opened,
            pointer(depth).attribute(table.names[known[i]]),
            place[depth],
            table.numbers[of],
            "",
            words.name(known[i]),
            words.name(of));
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
      boolean attribute = table.kind[of] == Table.ATTRIBUTE;
      Pointer pointer = attribute ? pointer(depth).attribute(table.names[of]) : pointer(depth);
      String number = table.numbers[attribute ? table.parent[of] : of];
      String value = text(blanks.bytes(), blanks.start(), blanks.end());
      faults.add(
          words.rule(flaw),
          ordinal[depth],
          pointer,
          at,
          number,
          value,
          words.marks(of, flaw, value));
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
        spoilt(of);
      }
      if (table.kind[of] == Table.ELEMENTS) {
        complete(of);
      }
    }
    depth--;
  }

  private void spoilt(int of) {
    boolean value = table.kind[of] == Table.VALUE;
    faults.add(
        value ? StructureRules.ELEMENT_IN_VALUE : StructureRules.TEXT_BETWEEN_ELEMENTS,
        ordinal[depth],
        pointer(depth),
        place[depth],
        table.numbers[of],
        "",
        words.name(of));
  }

  private void complete(int of) {
    int previous = last[depth];
    if (previous < 0) {
      if (!table.mayBeEmpty[of]) {
        lacking(of, table.first[of]);
      }
    } else if (count[depth] < table.min[previous]) {
      missingAtEnd(of, previous, count[depth]);
    } else if (!table.mayEnd[previous]) {
      lacking(of, table.follow[previous]);
    }
  }

  private void lacking(int of, int[] next) {
    int[] ahead = next;
    for (int steps = 0; ahead.length > 0 && steps < table.size(); steps++) {
      int lacking = ahead[ahead.length - 1];
      if (table.min[lacking] > 0) {
        missingAtEnd(of, lacking, 0);
      }
      if (table.mayEnd[lacking]) {
        return;
      }
      ahead = table.follow[lacking];
    }
  }

  private void missingAtEnd(int of, int lacking, int found) {
    faults.add(
        StructureRules.MISSING_ELEMENT,
        ordinal[depth],
        pointer(depth).child(table.names[lacking]),
        place[depth],
        table.numbers[lacking],
        "",
        words.name(lacking),
        words.name(of),
        Faults.same(found + "/" + table.min[lacking]));
  }

  /// A rule of XML itself is broken, or a limit is passed: the driver reads no further.
  void stop(StructureRules rule, int at, Wording... marks) {
    faults.add(rule, opened, depth < 0 ? Pointer.ROOT : pointer(depth), at, "", "", marks);
  }

  private String stranger(byte[] b, int start, int end, int at) {
    stranger = text(b, start, Math.min(end, start + 80));
    strangerDepth = at;
    return stranger;
  }

  private static String text(byte[] b, int start, int end) {
    return new String(b, start, end - start, StandardCharsets.UTF_8);
  }

  /// The pointer to an element that takes this row in the innermost one.
  private Pointer below(int meant) {
    int rank = 1 + tape.countBelow(entry[depth], meant);
    return ranked(pointer(depth), meant, rank);
  }

  private Pointer pointer(int upTo) {
    Pointer pointer = Pointer.ROOT;
    for (int i = 0; i <= upTo; i++) {
      if (row[i] < 0) {
        return stranger != null && strangerDepth == i ? pointer.child(stranger) : pointer;
      }
      pointer = ranked(pointer, row[i], tape.rank(entry[i]));
    }
    return pointer;
  }

  private Pointer ranked(Pointer above, int of, int rank) {
    return table.max[of] > 1 || rank > 1
        ? above.child(table.names[of], rank)
        : above.child(table.names[of]);
  }
}
