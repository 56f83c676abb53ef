// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Pointer;
import fr.mercure.kernel.Wording;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Turns what a {@link Walk} stumbles on into findings: where it is, what is said of it.
final class WalkFaults {
  /// No name of a message comes near; a longer one is quoted in part.
  private static final int LONGEST_NAME = 80;

  private final Walk walk;
  private final Table table;
  private final Faults faults;
  private final WalkFindings words;

  /// Name of the last element that the message does not know, and how deep it is.
  private @Nullable String stranger;

  private int strangerDepth;

  /// Namespaces written one for the other, of which one finding is enough.
  private final Set<Long> mistakes = new HashSet<>();

  /// Names of the namespaces that the table does not know, by their numbers.
  private IntFunction<String> foreign = _ -> "";

  WalkFaults(Walk walk, Faults faults) {
    this.walk = walk;
    this.table = walk.table;
    this.faults = faults;
    this.words = new WalkFindings(table);
  }

  /// Tells the names of namespaces beyond the table.
  void foreign(IntFunction<String> names) {
    foreign = names;
  }

  private Wording namespace(int number) {
    if (number < table.namespaces.size()) {
      return words.namespace(number);
    }
    String name = Finding.cut(foreign.apply(number), LONGEST_NAME);
    return new Wording("« " + name + " »", "\"" + name + "\"");
  }

  /// Whether this namespace was found before where that of the row was expected: whoever writes it
  /// once writes it throughout.
  boolean isKnownMistake(int meant, int namespace) {
    return mistakes.contains(mistake(meant, namespace));
  }

  private long mistake(int meant, int namespace) {
    return (long) table.namespace[meant] << 32 | namespace;
  }

  /// A rule of XML itself is broken, or a limit is passed: the driver reads no further.
  void stop(StructureRules rule, int at, Wording... marks) {
    faults.add(rule, walk.opened(), here(), at, "", "", marks);
  }

  void unknownMessage(byte[] b, int start, int end, int namespace, int at) {
    String name = stranger(b, start, end);
    faults.add(
        StructureRules.UNKNOWN_MESSAGE,
        walk.opened(),
        Pointer.ROOT.child(name),
        at,
        "",
        name,
        Faults.same(name),
        namespace(namespace),
        words.name(table.roots[0]));
  }

  void unknown(int above, byte[] b, int start, int end, int at) {
    String name = stranger(b, start, end);
    faults.add(
        StructureRules.UNKNOWN_ELEMENT,
        walk.opened(),
        here().child(name),
        at,
        "",
        name,
        Faults.same(name),
        words.name(above),
        words.nearest(above, name));
  }

  void wrongNamespace(int meant, int namespace, int at) {
    mistakes.add(mistake(meant, namespace));
    faults.add(
        StructureRules.WRONG_NAMESPACE,
        walk.opened(),
        below(meant),
        at,
        table.numbers[meant],
        "",
        words.name(meant),
        namespace(namespace),
        namespace(table.namespace[meant]));
  }

  void tooMany(int above, int meant, int at) {
    faults.add(
        StructureRules.TOO_MANY,
        walk.opened(),
        below(meant),
        at,
        table.numbers[meant],
        "",
        words.name(meant),
        Faults.same(Integer.toString(table.max[meant])),
        words.name(above));
  }

  /// @param previous row of the element before it; negative if it is the first
  void misplaced(int above, int previous, int meant, int at) {
    faults.add(
        StructureRules.MISPLACED,
        walk.opened(),
        below(meant),
        at,
        table.numbers[meant],
        "",
        words.name(meant),
        words.name(previous < 0 ? above : previous),
        words.name(above),
        words.order(above));
  }

  /// @param element the start tag at which it is noticed
  void missing(int above, int lacking, int found, int element, int at) {
    faults.add(
        StructureRules.MISSING_ELEMENT,
        element,
        here().child(table.names[lacking]),
        at,
        table.numbers[lacking],
        "",
        words.name(lacking),
        words.name(above),
        Faults.same(found + "/" + table.min[lacking]));
  }

  /// `xsi:nil` or `xsi:type`: no message provides for either.
  void schemaAttribute(String name, int at) {
    if (walk.row() >= 0) {
      faults.add(
          StructureRules.SCHEMA_ATTRIBUTE,
          walk.opened(),
          here().attribute(name),
          at,
          "",
          "",
          Faults.same(name),
          words.name(walk.row()));
    }
  }

  void unknownAttribute(int of, String name, int at) {
    faults.add(
        StructureRules.UNKNOWN_ATTRIBUTE,
        walk.opened(),
        here().attribute(name),
        at,
        table.numbers[of],
        name,
        Faults.same(name),
        words.name(of),
        words.attributes(of));
  }

  void missingAttribute(int of, int attribute, int at) {
    faults.add(
        StructureRules.MISSING_ATTRIBUTE,
        walk.opened(),
        here().attribute(table.names[attribute]),
        at,
        table.numbers[of],
        "",
        words.name(attribute),
        words.name(of));
  }

  /// @param of row of the element or attribute that holds the value
  void value(int of, Flaw flaw, Blanks received, int element, int at) {
    boolean attribute = table.kind[of] == Table.ATTRIBUTE;
    String value = text(received.bytes(), received.start(), received.end());
    faults.add(
        words.rule(flaw),
        element,
        attribute ? here().attribute(table.names[of]) : here(),
        at,
        table.numbers[attribute ? table.parent[of] : of],
        value,
        words.marks(of, flaw, value));
  }

  /// An element in a value, or text between elements.
  void spoilt(int of, int element, int at) {
    boolean value = table.kind[of] == Table.VALUE;
    faults.add(
        value ? StructureRules.ELEMENT_IN_VALUE : StructureRules.TEXT_BETWEEN_ELEMENTS,
        element,
        here(),
        at,
        table.numbers[of],
        "",
        words.name(of));
  }

  private String stranger(byte[] b, int start, int end) {
    stranger = text(b, start, Math.min(end, start + LONGEST_NAME));
    strangerDepth = walk.depth() + 1;
    return stranger;
  }

  static String text(byte[] b, int start, int end) {
    return new String(b, start, end - start, StandardCharsets.UTF_8);
  }

  /// The pointer to an element that takes this row in the innermost one.
  private Pointer below(int meant) {
    int depth = walk.depth();
    int rank = depth < 0 ? 1 : 1 + walk.tape.countBelow(walk.entry(depth), meant);
    return ranked(here(), meant, rank);
  }

  /// The pointer to the innermost element.
  private Pointer here() {
    Pointer pointer = Pointer.ROOT;
    for (int i = 0; i <= walk.depth(); i++) {
      if (walk.row(i) < 0) {
        return stranger != null && strangerDepth == i ? pointer.child(stranger) : pointer;
      }
      pointer = ranked(pointer, walk.row(i), walk.tape.rank(walk.entry(i)));
    }
    return pointer;
  }

  private Pointer ranked(Pointer above, int of, int rank) {
    return table.isRanked(of) || rank > 1
        ? above.child(table.names[of], rank)
        : above.child(table.names[of]);
  }
}
