// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Pointer;
import fr.mercure.kernel.Wording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    StringBuilder out = new StringBuilder();
    tape.root().ifPresentOrElse(root -> write(out, root), () -> out.append("{}"));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(StringBuilder out, Node node) {
    int row = node.row();
    if (table.kind[row] != Table.VALUE) {
      out.append('{');
      String separator = writeAttributes(out, node, "");
      writeChildren(out, node, separator);
      out.append('}');
    } else if (node.attributes().isEmpty()) {
      quote(out, node.text());
    } else {
      out.append("{\"").append(VALUE).append("\":");
      quote(out, node.text());
      writeAttributes(out, node, ",");
      out.append('}');
    }
  }

  private static String writeAttributes(StringBuilder out, Node node, String first) {
    String separator = first;
    for (Node attribute : node.attributes()) {
      out.append(separator);
      quote(out, name(attribute.name()));
      out.append(':');
      quote(out, attribute.text());
      separator = ",";
    }
    return separator;
  }

  private void writeChildren(StringBuilder out, Node node, String first) {
    Map<Integer, List<Node>> byRow = new HashMap<>();
    for (Node child : node.children()) {
      byRow.computeIfAbsent(child.row(), _ -> new ArrayList<>()).add(child);
    }
    String separator = first;
    for (int row : table.children[node.row()]) {
      List<Node> like = byRow.getOrDefault(row, List.of());
      if (!like.isEmpty() && !table.isElsewhere(row)) {
        out.append(separator);
        quote(out, name(table.names[row]));
        out.append(':');
        writeAll(out, row, like);
        separator = ",";
      }
    }
  }

  private void writeAll(StringBuilder out, int row, List<Node> like) {
    if (table.max[row] == 1) {
      write(out, like.getFirst());
      return;
    }
    String separator = "[";
    for (Node one : like) {
      out.append(separator);
      write(out, one);
      separator = ",";
    }
    out.append(']');
  }

  static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /// Turns JSON into the XML of the message. Only the form is judged here: names, shapes,
  /// characters. Read the XML to know whether the message is right.
  public Turned toXml(byte[] json, Limits limits) {
    List<Finding> findings = new ArrayList<>();
    MessageWriter writer = new MessageWriter(type);
    try {
      Json read = JsonText.read(json, limits);
      if (read instanceof Json.Members object) {
        fill(writer.root(), 0, object, Pointer.ROOT.child(table.names[0]), findings);
      } else {
        findings.add(shape(0, Pointer.ROOT, read.line(), "object"));
      }
    } catch (Malformed malformed) {
      findings.add(
          malformed
              .rule()
              .at(Pointer.ROOT, malformed.at(), "", "", Wording.NONE, malformed.detail()));
    }
    List<Finding> kept = findings.stream().limit(limits.findings()).toList();
    return new Turned(kept.isEmpty() ? writer.toBytes() : new byte[0], kept);
  }

  private void fill(
      MessageWriter.Part part, int row, Json.Members object, Pointer at, List<Finding> findings) {
    Map<String, Integer> known = members.getOrDefault(row, Map.of());
    object
        .members()
        .forEach((name, value) -> {
          Integer child = known.get(name);
          if (value instanceof Json.Null) {
            return;
          }
          if (child == null && name.equals(VALUE) && table.kind[row] == Table.VALUE) {
            scalar(value, row, at, findings, part::set);
          } else if (child == null) {
            findings.add(unknown(row, name, at, value.line()));
          } else if (table.kind[child] == Table.ATTRIBUTE) {
            Pointer to = at.attribute(table.names[child]);
            scalar(value, child, to, findings, text -> part.attribute(child, text));
          } else {
            children(part, child, value, at, findings);
          }
        });
  }

  private void children(
      MessageWriter.Part part, int row, Json value, Pointer at, List<Finding> findings) {
    String name = table.names[row];
    if (table.max[row] == 1) {
      one(part.add(row), row, value, at.child(name), findings);
    } else if (value instanceof Json.Array(var items, _)) {
      for (int i = 0; i < items.size(); i++) {
        one(part.add(row), row, items.get(i), at.child(name, i + 1), findings);
      }
    } else {
      findings.add(shape(row, at.child(name), value.line(), "array"));
    }
  }

  private void one(
      MessageWriter.Part part, int row, Json value, Pointer at, List<Finding> findings) {
    if (value instanceof Json.Members object) {
      fill(part, row, object, at, findings);
    } else if (table.kind[row] == Table.VALUE) {
      scalar(value, row, at, findings, part::set);
    } else {
      findings.add(shape(row, at, value.line(), "object"));
    }
  }

  private interface Target {
    Object take(String text);
  }

  private void scalar(Json value, int row, Pointer at, List<Finding> findings, Target target) {
    switch (value) {
      case Json.Text(var text, var line) when !isXml(text) ->
          findings.add(
              StructureRules.FORBIDDEN_CHARACTER.at(
                  at, line, table.numbers[row], text, Faults.same(table.names[row])));
      case Json.Text(var text, _) -> target.take(text);
      case Json.Literal(var text, _) -> target.take(text);
      case Json.Null _ -> {}
      case Json.Array _, Json.Members _ -> findings.add(shape(row, at, value.line(), "string"));
    }
  }

  private static boolean isXml(String text) {
    return text.codePoints().allMatch(References::isCharacter);
  }

  private Finding shape(int row, Pointer at, int line, String expected) {
    return StructureRules.WRONG_JSON_SHAPE.at(
        at, line, table.numbers[row], "", Faults.same(name(table.names[row])), shapeName(expected));
  }

  private static Wording shapeName(String expected) {
    return switch (expected) {
      case "array" -> new Wording("un tableau [ … ]", "an array [ … ]");
      case "object" -> new Wording("un objet { … }", "an object { … }");
      default -> new Wording("un texte", "a text");
    };
  }

  private Finding unknown(int row, String name, Pointer at, int line) {
    List<String> names = members.getOrDefault(row, Map.of()).keySet().stream().sorted().toList();
    return StructureRules.UNKNOWN_MEMBER.at(
        at,
        line,
        "",
        name,
        Faults.same(name),
        Faults.same(name(table.names[row])),
        WalkFindings.nearest(names, name));
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
