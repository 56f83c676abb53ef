// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Makes up values that a format accepts.
final class ValueSample {
  private static final int TRIES = 400;
  private static final String LIKED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz";

  private final RandomGenerator random;

  ValueSample(RandomGenerator random) {
    this.random = random;
  }

  /// One value, always the same for a format.
  static String example(Format format) {
    return new ValueSample(new Random(7)).value(format);
  }

  /// A value that the format accepts.
  ///
  /// @throws BadCatalogueText if none is found: a format that nothing satisfies
  String value(Format format) {
    if (!format.listed().isEmpty()) {
      return format.listed().get(random.nextInt(format.listed().size()));
    }
    for (int i = 0; i < TRIES; i++) {
      String value = draw(format);
      if (fits(format, value)) {
        return value;
      }
    }
    throw new BadCatalogueText("formats", 0, "no value fits " + format);
  }

  /// Whether the format accepts the value, blanks treated.
  static boolean fits(Format format, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    Blanks blanks = new Blanks();
    blanks.treat(format.primitive().blanks(), bytes, 0, bytes.length);
    return format.check(blanks.bytes(), blanks.start(), blanks.end()) == null;
  }

  private String draw(Format format) {
    return switch (format.primitive()) {
      case STRING, NORMALIZED_STRING, TOKEN -> text(format);
      case DECIMAL -> number(format, format.decimals() != 0);
      case INTEGER -> number(format, false);
      case DATE -> date();
      case TIME -> time();
      case DATE_TIME -> date() + "T" + time();
      case BOOLEAN -> random.nextBoolean() ? "true" : "false";
      case LANGUAGE -> random.nextBoolean() ? "fr" : "en";
      case URI -> "https://example.org/" + random.nextInt(100);
    };
  }

  private String date() {
    return "20%02d-%02d-%02d"
        .formatted(24 + random.nextInt(8), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private String time() {
    return "%02d:%02d:%02d".formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60));
  }

  private String number(Format format, boolean fraction) {
    int whole =
        format.totalDigits() == Format.NO_LIMIT
            ? 4
            : format.totalDigits() - Math.max(0, format.decimals());
    long most = (long) Math.pow(10, Math.clamp(whole, 1, 4));
    long least = format.least() == null ? 0 : format.least().longValue();
    if (format.most() != null) {
      most = Math.min(most, format.most().longValue() + 1);
    }
    String number = Long.toString(least + random.nextLong(Math.max(1, most - least)));
    return fraction && random.nextBoolean() ? number + "." + (1 + random.nextInt(9)) : number;
  }

  private String text(Format format) {
    int most = format.maxLength() == Format.NO_LIMIT ? 40 : format.maxLength();
    int length = format.minLength() + random.nextInt(Math.min(40, most - format.minLength()) + 1);
    return format.patterns().isEmpty() ? plain(length) : patterned(format.patterns(), length, most);
  }

  private String plain(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(LIKED.charAt(random.nextInt(LIKED.length())));
    }
    return text.toString();
  }

  /// Walks all the patterns at once, taking only characters that leave each of them a way on, and
  /// stops at the first place after the length wished where all accept.
  private String patterned(List<ValuePattern> patterns, int length, int most) {
    int[] states = new int[patterns.size()];
    StringBuilder text = new StringBuilder();
    String last = "";
    while (text.length() <= most) {
      if (accepts(patterns, states)) {
        last = text.toString();
        if (text.length() >= length && !last.isBlank()) {
          return last;
        }
      }
      List<Character> next = next(patterns, states, text.length() >= length);
      if (next.isEmpty()) {
        return last;
      }
      char c = next.get(random.nextInt(next.size()));
      text.append(c);
      for (int i = 0; i < states.length; i++) {
        states[i] = patterns.get(i).step(states[i], c);
      }
    }
    return last;
  }

  private static boolean accepts(List<ValuePattern> patterns, int[] states) {
    for (int i = 0; i < states.length; i++) {
      if (!patterns.get(i).accepts(states[i])) {
        return false;
      }
    }
    return true;
  }

  /// @param home whether to take only what leads nearest to an end
  private static List<Character> next(List<ValuePattern> patterns, int[] states, boolean home) {
    List<Character> liked = new ArrayList<>();
    List<Character> others = new ArrayList<>();
    int nearest = Integer.MAX_VALUE;
    for (char c = ' '; c < 0x7F; c++) {
      if (leads(patterns, states, c)) {
        int far = home ? distance(patterns, states, c) : 0;
        if (far < nearest) {
          nearest = far;
          liked.clear();
          others.clear();
        }
        if (far == nearest) {
          (LIKED.indexOf(c) >= 0 ? liked : others).add(c);
        }
      }
    }
    return liked.isEmpty() ? others : liked;
  }

  private static int distance(List<ValuePattern> patterns, int[] states, char c) {
    int sum = 0;
    for (int i = 0; i < states.length; i++) {
      sum += patterns.get(i).distance(patterns.get(i).step(states[i], c));
    }
    return sum;
  }

  private static boolean leads(List<ValuePattern> patterns, int[] states, char c) {
    for (int i = 0; i < states.length; i++) {
      if (patterns.get(i).step(states[i], c) < 0) {
        return false;
      }
    }
    return true;
  }
}
