// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the format of a value as the notation writes it: the name of a type or of a built-in kind,
/// then limits.
final class FormatText {
  private static final Map<String, Primitive> PRIMITIVES = primitives();

  private final Map<String, Line> types;
  private final Map<String, Format> known = new HashMap<>();
  private final Map<String, ValuePattern> patterns = new HashMap<>();

  /// @param types lines `type Name : base limits` by name
  FormatText(Map<String, Line> types) {
    this.types = types;
  }

  private static Map<String, Primitive> primitives() {
    Map<String, Primitive> byWord = new HashMap<>();
    for (Primitive primitive : Primitive.values()) {
      byWord.put(primitive.word(), primitive);
    }
    return byWord;
  }

  /// The type line that this name refers to; null if it is a built-in kind or a group.
  @Nullable Line type(String name) {
    return types.get(name);
  }

  /// Reads from the word after the colon.
  Format read(Line line, List<String> words) {
    String key = String.join(" ", words);
    Format format = known.get(key);
    if (format == null) {
      format = limited(line, base(line, words.getFirst()), words);
      known.put(key, format);
    }
    return format;
  }

  private Format base(Line line, String name) {
    Primitive primitive = PRIMITIVES.get(name);
    if (primitive != null) {
      return Format.of(primitive);
    }
    Line type = types.get(name);
    if (type == null) {
      throw line.error("no type is called " + name);
    }
    return read(type, type.words().subList(3, type.words().size()));
  }

  private Format limited(Line line, Format base, List<String> words) {
    Format format = base;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      try {
        format = limit(format, word, i + 1 < words.size() ? words.get(i + 1) : "");
      } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
        throw line.error("limit " + word + " not understood: " + wrong.getMessage());
      }
      if (takesAnArgument(word)) {
        i++;
      }
    }
    return format;
  }

  private static boolean takesAnArgument(String word) {
    return word.equals("min") || word.equals("from") || word.equals("to");
  }

  private Format limit(Format format, String word, String next) {
    if (word.startsWith("/")) {
      return format.and(pattern(word.substring(1, word.length() - 1).replace("\\/", "/")));
    }
    if (word.startsWith("{")) {
      return format.among(List.of(word.substring(1, word.length() - 1).trim().split(" +")));
    }
    if (word.startsWith("an")) {
      return length(format, word.substring(2));
    }
    if (word.startsWith("n..")) {
      return digits(format, word.substring(3));
    }
    return switch (word) {
      case "min" -> format.lengths(Integer.parseInt(next), format.maxLength());
      case "from" -> format.from(new BigDecimal(next));
      case "to" -> format.to(new BigDecimal(next));
      case "filled" -> format.and(pattern(".*[^\\s].*"));
      default -> throw new IllegalArgumentException("unknown word");
    };
  }

  private static Format length(Format format, String text) {
    if (text.startsWith("..")) {
      return format.lengths(format.minLength(), Integer.parseInt(text.substring(2)));
    }
    int exact = Integer.parseInt(text);
    return format.lengths(exact, exact);
  }

  private static Format digits(Format format, String text) {
    int comma = text.indexOf(',');
    return comma < 0
        ? format.digits(Integer.parseInt(text), 0)
        : format.digits(
            Integer.parseInt(text.substring(0, comma)),
            Integer.parseInt(text.substring(comma + 1)));
  }

  private ValuePattern pattern(String text) {
    return patterns.computeIfAbsent(text, ValuePattern::compile);
  }
}
