// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes what was read of a message as JSON, in the form that {@link JsonForm} describes.
final class JsonOutput {
  private final Table table;
  private final StringBuilder out = new StringBuilder();

  JsonOutput(Table table) {
    this.table = table;
  }

  String write(Node root) {
    writeNode(root);
    return out.toString();
  }

  private void writeNode(Node node) {
    int row = node.row();
    if (table.kind[row] != Table.VALUE) {
      out.append('{');
      String separator = writeAttributes(node, "");
      writeChildren(node, separator);
      out.append('}');
    } else if (node.attributes().isEmpty()) {
      quote(node.text());
    } else {
      out.append("{\"").append(JsonForm.VALUE).append("\":");
      quote(node.text());
      writeAttributes(node, ",");
      out.append('}');
    }
  }

  private String writeAttributes(Node node, String first) {
    String separator = first;
    for (Node attribute : node.attributes()) {
      out.append(separator);
      quote(JsonForm.name(attribute.name()));
      out.append(':');
      quote(attribute.text());
      separator = ",";
    }
    return separator;
  }

  private void writeChildren(Node node, String first) {
    Map<Integer, List<Node>> byRow = new HashMap<>();
    for (Node child : node.children()) {
      byRow.computeIfAbsent(child.row(), _ -> new ArrayList<>()).add(child);
    }
    String separator = first;
    for (int row : table.children[node.row()]) {
      List<Node> like = byRow.getOrDefault(row, List.of());
      if (!like.isEmpty() && !table.isElsewhere(row)) {
        out.append(separator);
        quote(JsonForm.name(table.names[row]));
        out.append(':');
        writeAll(row, like);
        separator = ",";
      }
    }
  }

  private void writeAll(int row, List<Node> like) {
    if (table.max[row] == 1) {
      writeNode(like.getFirst());
      return;
    }
    String separator = "[";
    for (Node one : like) {
      out.append(separator);
      writeNode(one);
      separator = ",";
    }
    out.append(']');
  }

  private void quote(String text) {
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
}
