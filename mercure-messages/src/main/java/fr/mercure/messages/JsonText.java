// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Wording;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON by the letter (RFC 8259): nothing before or after the value, no comment, no name
/// twice, no lone surrogate; bounded in size and depth.
final class JsonText {
  private final String text;
  private final int deepest;
  private int at;
  private int line = 1;

  private JsonText(String text, int deepest) {
    this.text = text;
    this.deepest = deepest;
  }

  /// @throws Malformed if it is not JSON, or beyond the limits; `at` is then the line
  static Json read(byte[] bytes, Limits limits) {
    if (bytes.length > limits.bytes()) {
      throw new Malformed(StructureRules.TOO_LARGE, 1, Faults.same("" + limits.bytes()));
    }
    JsonText reader = new JsonText(decode(bytes), limits.depth());
    Json value = reader.value(1);
    if (reader.peek() != END) {
      throw reader.wrong(
          "il y a quelque chose après la valeur", "there is something after the value");
    }
    return value;
  }

  private static final int END = -1;

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new Malformed(
          StructureRules.ENCODING, 1, new Wording("ce n'est pas de l'UTF-8", "it is not UTF-8"));
    }
  }

  /// The next character that is no blank.
  private int peek() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
      } else if (c != ' ' && c != '\t' && c != '\r') {
        return c;
      }
      at++;
    }
    return END;
  }

  private Json value(int depth) {
    int c = peek();
    int start = line;
    return switch (c) {
      case '{' -> members(depth, start);
      case '[' -> array(depth, start);
      case '"' -> new Json.Text(string(), start);
      case 't' -> literal("true", start);
      case 'f' -> literal("false", start);
      case 'n' -> {
        literal("null", start);
        yield new Json.Null(start);
      }
      default -> number(start);
    };
  }

  private void deeper(int depth) {
    if (depth >= deepest) {
      throw new Malformed(StructureRules.TOO_DEEP, line, Faults.same("" + deepest));
    }
  }

  private Json members(int depth, int start) {
    deeper(depth);
    Map<String, Json> members = new LinkedHashMap<>();
    at++;
    if (peek() == '}') {
      at++;
      return new Json.Members(members, start);
    }
    while (true) {
      if (peek() != '"') {
        throw wrong("un nom entre guillemets est attendu", "a name in quotes is expected");
      }
      String name = string();
      expect(':');
      if (members.put(name, value(depth + 1)) != null) {
        throw wrong(
            "le nom " + name + " est donné deux fois", "the name " + name + " is given twice");
      }
      if (another('}')) {
        return new Json.Members(members, start);
      }
    }
  }

  private Json array(int depth, int start) {
    deeper(depth);
    List<Json> items = new ArrayList<>();
    at++;
    if (peek() == ']') {
      at++;
      return new Json.Array(items, start);
    }
    while (true) {
      items.add(value(depth + 1));
      if (another(']')) {
        return new Json.Array(items, start);
      }
    }
  }

  /// Passes a comma or the closing mark; true if it was the mark.
  private boolean another(char close) {
    int c = peek();
    if (c != ',' && c != close) {
      throw wrong(
          "une virgule ou « " + close + " » est attendue", "a comma or " + close + " is expected");
    }
    at++;
    return c == close;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw wrong("« " + c + " » est attendu", c + " is expected");
    }
    at++;
  }

  private Json literal(String word, int start) {
    if (!text.startsWith(word, at)) {
      throw wrong("une valeur est attendue", "a value is expected");
    }
    at += word.length();
    return new Json.Literal(word, start);
  }

  private Json number(int start) {
    int from = at;
    pass('-');
    int whole = at;
    boolean right = digits() && (text.charAt(whole) != '0' || at == whole + 1);
    if (right && pass('.')) {
      right = digits();
    }
    if (right && (pass('e') || pass('E'))) {
      if (!pass('+')) {
        pass('-');
      }
      right = digits();
    }
    if (!right) {
      throw wrong("une valeur est attendue", "a value is expected");
    }
    return new Json.Literal(text.substring(from, at), start);
  }

  private boolean pass(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private boolean digits() {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > from;
  }

  private String string() {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return whole(value.toString());
      }
      if (c < ' ') {
        throw wrong(
            "un caractère de commande figure dans un texte",
            "a control character stands in a text");
      }
      value.append(c == '\\' ? escape() : c);
    }
    throw wrong("un texte n'est pas fermé", "a text is not closed");
  }

  private String whole(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isHighSurrogate(value.charAt(i))
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(value.charAt(i))) {
        throw wrong("la moitié d'un caractère manque", "half of a character is missing");
      }
    }
    return value;
  }

  private char escape() {
    at++;
    char c = at < text.length() ? text.charAt(at) : ' ';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> throw wrong("un échappement n'existe pas", "an escape does not exist");
    };
  }

  private char hex() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      at++;
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0 || text.charAt(at) > 'f') {
        throw wrong("un échappement n'existe pas", "an escape does not exist");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private Malformed wrong(String fr, String en) {
    return new Malformed(StructureRules.NOT_JSON, line, new Wording(fr, en));
  }
}
