// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Pointer;
import fr.mercure.kernel.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns JSON of the form that {@link JsonForm} describes into the XML of a message. Judges names,
/// shapes and characters; whether the message is right shows when the XML is read.
final class JsonInput {
  private final MessageType type;
  private final Table table;
  private final Map<Integer, Map<String, Integer>> members;

  /// @param members of each row, by their JSON names
  JsonInput(MessageType type, Map<Integer, Map<String, Integer>> members) {
    this.type = type;
    this.table = type.table();
    this.members = members;
  }

  JsonForm.Turned turn(byte[] json, Limits limits) {
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
    return new JsonForm.Turned(kept.isEmpty() ? writer.toBytes() : new byte[0], kept);
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
          if (child == null && name.equals(JsonForm.VALUE) && table.kind[row] == Table.VALUE) {
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
        at,
        line,
        table.numbers[row],
        "",
        Faults.same(JsonForm.name(table.names[row])),
        shapeName(expected));
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
        Faults.same(JsonForm.name(table.names[row])),
        WalkFindings.nearest(names, name));
  }
}
