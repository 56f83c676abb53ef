// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// As much of JSON (RFC 8259) as a report needs, so that the agent has no library: maps, lists,
/// strings, numbers, booleans, null. Reads 32 levels deep at most.
final class Json {
  private static final int DEEPEST = 32;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /// @throws IllegalArgumentException if it is no JSON
  static @Nullable Object read(String text) {
    var json = new Json(text);
    try {
      Object value = json.value(0);
      json.blanks();
      if (json.at != text.length()) {
        throw new IllegalArgumentException("more than one value at " + json.at);
      }
      return value;
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("cut short", e);
    }
  }

  private @Nullable Object value(int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("too deep at " + at);
    }
    blanks();
    return switch (text.charAt(at)) {
      case '{' -> map(depth);
      case '[' -> list(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> map(int depth) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    at++;
    blanks();
    while (text.charAt(at) != '}') {
      blanks();
      String key = string();
      blanks();
      expect(':');
      map.put(key, value(depth + 1));
      blanks();
      if (text.charAt(at) != '}') {
        expect(',');
      }
    }
    at++;
    return map;
  }

  private List<@Nullable Object> list(int depth) {
    var list = new ArrayList<@Nullable Object>();
    at++;
    blanks();
    while (text.charAt(at) != ']') {
      list.add(value(depth + 1));
      blanks();
      if (text.charAt(at) != ']') {
        expect(',');
      }
    }
    at++;
    return list;
  }

  private String string() {
    expect('"');
    var string = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> c;
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw new IllegalArgumentException("not JSON at " + at);
    }
    at += word.length();
    return value;
  }

  private Object number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Double.valueOf(text.substring(from, at));
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void expect(char c) {
    if (text.charAt(at) != c) {
      throw new IllegalArgumentException("not JSON at " + at);
    }
    at++;
  }

  /// With two blanks of indent.
  static String write(@Nullable Object value) {
    var out = new StringBuilder();
    write(value, "", out);
    return out.append("\n").toString();
  }

  private static void write(@Nullable Object value, String indent, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> writeMap(map, indent, out);
      case List<?> list -> writeList(list, indent, out);
      case Number number -> out.append(number);
      case Boolean truth -> out.append(truth);
      default -> writeString(value.toString(), out);
    }
  }

  private static void writeMap(Map<?, ?> map, String indent, StringBuilder out) {
    String separator = "{\n";
    for (var entry : map.entrySet()) {
      out.append(separator).append(indent).append("  ");
      writeString(String.valueOf(entry.getKey()), out);
      out.append(": ");
      write(entry.getValue(), indent + "  ", out);
      separator = ",\n";
    }
    out.append(map.isEmpty() ? "{}" : "\n" + indent + "}");
  }

  private static void writeList(List<?> list, String indent, StringBuilder out) {
    String separator = "[\n";
    for (Object one : list) {
      out.append(separator).append(indent).append("  ");
      write(one, indent + "  ", out);
      separator = ",\n";
    }
    out.append(list.isEmpty() ? "[]" : "\n" + indent + "]");
  }

  private static void writeString(String string, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '\u007f') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
