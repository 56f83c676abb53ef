// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Which prefix stands for which namespace, at each place of a document. Namespaces are numbers:
/// first those of the table, then the schema instance, `xml`, and any other as it is met.
final class Namespaces {
  /// Not a namespace: the attribute is itself a declaration.
  static final int DECLARATION = -1;

  /// Declarations in force at one place: each prefix is looked for among them.
  private static final int MOST_DECLARED = 64;

  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  private final byte[] b;
  private final byte[][] known;
  private final Map<String, Integer> foreign = new HashMap<>();
  private final int schemaInstance;
  private final int xml;
  private int count;
  private int[] from = new int[8];
  private int[] to = new int[8];
  private int[] number = new int[8];
  private int[] depth = new int[8];
  private int byDefault;

  Namespaces(byte[] document, byte[][] known) {
    this.b = document;
    this.known = known;
    this.schemaInstance = known.length;
    this.xml = known.length + 1;
  }

  int byDefault() {
    return byDefault;
  }

  int schemaInstance() {
    return schemaInstance;
  }

  /// What a number stands for, if it is none of the table.
  String name(int number) {
    return foreign.entrySet().stream()
        .filter(entry -> entry.getValue() == number)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(number == xml ? XML : INSTANCE);
  }

  private int number(byte[] uri, int start, int end) {
    for (int i = 0; i < known.length; i++) {
      if (Arrays.equals(known[i], 0, known[i].length, uri, start, end)) {
        return i;
      }
    }
    String name = new String(uri, start, end - start, StandardCharsets.UTF_8);
    return switch (name) {
      case INSTANCE -> schemaInstance;
      case XML -> xml;
      default -> foreign.computeIfAbsent(name, _ -> xml + 1 + foreign.size());
    };
  }

  /// What a prefix stands for here.
  int of(int start, int end) {
    for (int i = count - 1; i >= 0; i--) {
      if (to[i] - from[i] == end - start && Arrays.equals(b, from[i], to[i], b, start, end)) {
        return number[i];
      }
    }
    if (isXml(start, end)) {
      return xml;
    }
    throw Malformed.xml(start, "un préfixe n'est pas déclaré", "a prefix is not declared");
  }

  private boolean isXml(int start, int end) {
    return end - start == 3 && b[start] == 'x' && b[start + 1] == 'm' && b[start + 2] == 'l';
  }

  /// @param at depth of the element that declares
  /// @param start of the prefix; an empty one for the default namespace
  void declare(int at, int start, int end, byte[] uri, int from, int to, int place) {
    int found = number(uri, from, to);
    boolean reserved =
        isXmlns(b, start, end)
            || isXml(start, end) != (found == xml)
            || (found > xml && foreign.getOrDefault(XMLNS, xml) == found);
    if (reserved || (end > start && from == to)) {
      throw Malformed.xml(
          place, "une déclaration xmlns est interdite", "an xmlns declaration is not allowed");
    }
    if (count == MOST_DECLARED) {
      throw new Malformed(StructureRules.TOO_MANY_ATTRIBUTES, place, Faults.same("" + count));
    }
    if (count == number.length) {
      grow();
    }
    this.from[count] = start;
    this.to[count] = end;
    number[count] = found;
    depth[count] = at;
    count++;
    if (start == end) {
      byDefault = number[count - 1];
    }
  }

  private static boolean isXmlns(byte[] b, int start, int end) {
    return end - start == 5 && new String(b, start, 5, StandardCharsets.UTF_8).equals("xmlns");
  }

  private void grow() {
    from = Arrays.copyOf(from, count * 2);
    to = Arrays.copyOf(to, count * 2);
    number = Arrays.copyOf(number, count * 2);
    depth = Arrays.copyOf(depth, count * 2);
  }

  /// The element at this depth ends.
  void leave(int at) {
    if (count == 0 || depth[count - 1] < at) {
      return;
    }
    while (count > 0 && depth[count - 1] >= at) {
      count--;
    }
    byDefault = 0;
    for (int i = 0; i < count; i++) {
      if (from[i] == to[i]) {
        byDefault = number[i];
      }
    }
  }
}
