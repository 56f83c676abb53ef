// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A message as JSON, made mechanically from its description, and back.
///
/// The document is the content of the root. Names begin in lower case (`ID` is `id`, `UNLocode` is
/// `unLocode`); an element that may stand more than once is always an array; a value is a text, or,
/// with attributes, an object such as `{"value":"12.00","currencyID":"EUR"}`. A number is taken for
/// the text it is written as. `null` is the same as nothing.
public final class JsonForm {
  /// Where a value goes when it stands beside attributes.
  static final String VALUE = "value";

  private final MessageType type;
  private final Table table;
  private final Map<Integer, Map<String, Integer>> members = new HashMap<>();

  /// The JSON form of a message type.
  public JsonForm(MessageType type) {
    this.type = type;
    this.table = type.table();
    for (int row = 0; row < table.size(); row++) {
      members.put(row, members(row));
    }
  }

  /// What came of reading JSON.
  ///
  /// @param xml the same message as XML, its structure not yet checked; empty if refused
  /// @param findings why it could not be turned into XML; lines are those of the JSON
  @SuppressWarnings("ArrayRecordComponent")
  public record Turned(byte[] xml, List<Finding> findings) {
    /// Whether there is XML to read on.
    public boolean accepted() {
      return findings.isEmpty();
    }
  }

  private Map<String, Integer> members(int row) {
    Map<String, Integer> byName = new HashMap<>();
    for (int child : table.children[row]) {
      if (!table.isElsewhere(child)) {
        byName.put(name(table.names[child]), child);
      }
    }
    for (int attribute : table.attributes[row]) {
      byName.put(name(table.names[attribute]), attribute);
    }
    return byName;
  }

  /// The name of an element or attribute as a JSON member.
  static String name(String xml) {
    int capitals = 0;
    while (capitals < xml.length() && Character.isUpperCase(xml.charAt(capitals))) {
      capitals++;
    }
    int lower = capitals > 1 && capitals < xml.length() ? capitals - 1 : capitals;
    StringBuilder name = new StringBuilder(xml);
    for (int i = 0; i < lower; i++) {
      name.setCharAt(i, Character.toLowerCase(xml.charAt(i)));
    }
    return name.toString();
  }

  /// The JSON of a document that was read and accepted.
  public byte[] toJson(Tape tape) {
    return tape.root()
        .map(root -> new JsonOutput(table).write(root))
        .orElse("{}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Turns JSON into the XML of the message. Only the form is judged here: names, shapes,
  /// characters. Read the XML to know whether the message is right.
  public Turned toXml(byte[] json, Limits limits) {
    return new JsonInput(type, members).turn(json, limits);
  }

  /// The JSON Pointer (RFC 6901) of the place that a finding on the XML speaks of.
  public String jsonPointer(Pointer pointer) {
    StringBuilder path = new StringBuilder();
    String[] steps = pointer.path().substring(1).split("/");
    int row = 0;
    for (int i = 1; i < steps.length; i++) {
      String step = steps[i];
      int bracket = step.indexOf('[');
      String name = bracket < 0 ? step : step.substring(0, bracket);
      path.append('/').append(name(name.startsWith("@") ? name.substring(1) : name));
      row = row < 0 ? row : type.below(row, name);
      if (row >= 0 && table.max[row] > 1) {
        int rank =
            bracket < 0 ? 1 : Integer.parseInt(step.substring(bracket + 1, step.length() - 1));
        path.append('/').append(rank - 1);
      }
    }
    return path.toString();
  }

  /// The place in the message that a JSON Pointer (RFC 6901) speaks of; as far as it exists.
  public Pointer pointer(String jsonPointer) {
    Pointer pointer = Pointer.ROOT.child(table.names[0]);
    int row = 0;
    String[] steps = jsonPointer.split("/");
    for (int i = 1; i < steps.length; i++) {
      Integer child = members.getOrDefault(row, Map.of()).get(steps[i]);
      if (child == null) {
        return pointer;
      }
      row = child;
      if (table.kind[row] == Table.ATTRIBUTE) {
        return pointer.attribute(table.names[row]);
      }
      boolean ranked = table.max[row] > 1 && i + 1 < steps.length && isIndex(steps[i + 1]);
      pointer =
          ranked
              ? pointer.child(table.names[row], Integer.parseInt(steps[++i]) + 1)
              : pointer.child(table.names[row]);
    }
    return pointer;
  }

  private static boolean isIndex(String step) {
    return !step.isEmpty() && step.length() < 9 && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
