// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a message. Values are given in any order, by path; the bytes come out in the order of the
/// message type, in UTF-8, without superfluous blanks. Nothing is checked: read the bytes to know
/// whether they are right.
///
/// ```java
/// byte[] bytes = new MessageWriter(h7)
///     .put("FunctionCode", "9")
///     .put("GoodsShipment/GovernmentAgencyGoodsItem[2]/CustomsValueAmount", "12.00")
///     .put("GoodsShipment/GovernmentAgencyGoodsItem[2]/CustomsValueAmount/@currencyID", "EUR")
///     .toBytes();
/// ```
public final class MessageWriter {
  private final MessageType type;
  private final Part root;

  /// A message of this type with nothing in it.
  public MessageWriter(MessageType type) {
    this.type = type;
    this.root = new Part(type, 0);
  }

  /// One element being written.
  public static final class Part {
    private final MessageType type;
    private final int row;
    private String value = "";
    private final Map<Integer, String> attributes = new LinkedHashMap<>();
    private final Map<Integer, List<Part>> parts = new LinkedHashMap<>();

    private Part(MessageType type, int row) {
      this.type = type;
      this.row = row;
    }

    /// Sets the value of an element or attribute below this one; elements on the way are added when
    /// they are not there yet.
    ///
    /// @param path names from this element on, with a rank where an element repeats
    /// @throws IllegalArgumentException if the message has no such place
    public Part put(String path, String value) {
      String[] steps = path.split("/");
      Part at = this;
      for (int i = 0; i < steps.length - 1; i++) {
        at = at.part(steps[i]);
      }
      String last = steps[steps.length - 1];
      if (last.startsWith("@")) {
        at.attributes.put(at.child(last), value);
      } else {
        at.part(last).value = value;
      }
      return this;
    }

    /// Adds one more element of this name and returns it.
    public Part add(String name) {
      List<Part> like = parts.computeIfAbsent(child(name), _ -> new ArrayList<>());
      like.add(new Part(type, child(name)));
      return like.getLast();
    }

    Part set(String text) {
      value = text;
      return this;
    }

    Part attribute(int attribute, String text) {
      attributes.put(attribute, text);
      return this;
    }

    Part add(int child) {
      Part made = new Part(type, child);
      parts.computeIfAbsent(child, _ -> new ArrayList<>()).add(made);
      return made;
    }

    private Part part(String step) {
      int bracket = step.indexOf('[');
      String name = bracket < 0 ? step : step.substring(0, bracket);
      int rank = bracket < 0 ? 1 : Integer.parseInt(step.substring(bracket + 1, step.length() - 1));
      List<Part> like = parts.computeIfAbsent(child(name), _ -> new ArrayList<>());
      while (like.size() < rank) {
        like.add(new Part(type, child(name)));
      }
      return like.get(rank - 1);
    }

    private int child(String step) {
      int found = type.below(row, step);
      if (found < 0) {
        throw new IllegalArgumentException(
            "%s has no %s in %s".formatted(type.name(), step, type.path(row)));
      }
      return found;
    }
  }

  /// The root element.
  public Part root() {
    return root;
  }

  /// Sets a value by its path from inside the root; see {@link Part#put}.
  public MessageWriter put(String path, String value) {
    root.put(path, value);
    return this;
  }

  /// The document: XML declaration, root with its namespace, everything put.
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);
    ascii(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write(out, root, 0);
    return out.toByteArray();
  }

  /// @param around number of the default namespace where the element is written
  private void write(ByteArrayOutputStream out, Part part, int around) {
    Table table = type.table();
    int namespace = table.namespace[part.row];
    boolean prefixed = part.row == 0 && namespace != 0 && !isQualified();
    String name = (prefixed ? "m:" : "") + table.names[part.row];
    ascii(out, "<" + name);
    if (prefixed) {
      ascii(out, " xmlns:m=\"" + table.namespaces.get(namespace) + "\"");
    } else if (namespace != around) {
      ascii(out, " xmlns=\"" + table.namespaces.get(namespace) + "\"");
    }
    part.attributes.forEach((row, value) -> attribute(out, table.names[row], value));
    if (part.parts.isEmpty() && part.value.isEmpty()) {
      ascii(out, "/>");
      return;
    }
    ascii(out, ">");
    escape(out, part.value, false);
    int inside = prefixed ? around : namespace;
    for (int child : table.children[part.row]) {
      part.parts.getOrDefault(child, List.of()).forEach(inner -> write(out, inner, inside));
    }
    ascii(out, "</" + name + ">");
  }

  private boolean isQualified() {
    Table table = type.table();
    return table.children[0].length == 0 || table.namespace[table.children[0][0]] != 0;
  }

  private static void attribute(ByteArrayOutputStream out, String name, String value) {
    ascii(out, " " + name + "=\"");
    escape(out, value, true);
    ascii(out, "\"");
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Characters that XML cannot hold at all become a replacement character, so that the document
  /// can always be read.
  private static void escape(ByteArrayOutputStream out, String text, boolean attribute) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> escape(escaped, point, attribute));
    ascii(out, escaped.toString());
  }

  private static void escape(StringBuilder escaped, int point, boolean attribute) {
    switch (point) {
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '&' -> escaped.append("&amp;");
      case '"' -> escaped.append(attribute ? "&quot;" : "\"");
      case '\r' -> escaped.append("&#13;");
      case '\n', '\t' -> {
        if (attribute) {
          escaped.append("&#").append(point).append(';');
        } else {
          escaped.append((char) point);
        }
      }
      default -> escaped.appendCodePoint(References.isCharacter(point) ? point : 0xFFFD);
    }
  }
}
