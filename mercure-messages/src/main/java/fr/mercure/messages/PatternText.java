// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Reads a pattern of XML Schema, the part of the language that customs messages use: characters,
/// `.`, classes, `\d \s \P{Z} \p{IsBasicLatin}`, groups, alternatives, `? * + {n,m}`.
final class PatternText {
  private static final int UNBOUNDED = -1;

  private final String text;
  private int at;
  private final List<CharacterSet> sets = new ArrayList<>();
  private int states;
  private int[] set = new int[64];
  private int[] left = new int[64];
  private int[] right = new int[64];

  private PatternText(String text) {
    this.text = text;
  }

  /// States joined by sets (`set >= 0`: to `left` on a member) or by free moves (to `left` and
  /// `right`, -1 for none).
  static final class Machine {
    private final List<CharacterSet> sets;
    private final int[] set;
    private final int[] left;
    private final int[] right;
    private final BitSet start = new BitSet();
    private final int end;

    private Machine(PatternText text, Piece whole) {
      this.sets = text.sets;
      this.set = text.set;
      this.left = text.left;
      this.right = text.right;
      this.end = whole.out;
      reach(whole.in, start);
    }

    List<CharacterSet> sets() {
      return sets;
    }

    BitSet start() {
      return start;
    }

    int end() {
      return end;
    }

    /// The states reached on one character, free moves included.
    BitSet move(BitSet from, int point) {
      BitSet to = new BitSet();
      for (int s = from.nextSetBit(0); s >= 0; s = from.nextSetBit(s + 1)) {
        if (set[s] >= 0 && sets.get(set[s]).contains(point)) {
          reach(left[s], to);
        }
      }
      return to;
    }

    private void reach(int state, BitSet seen) {
      for (int s = state; s >= 0 && !seen.get(s); s = left[s]) {
        seen.set(s);
        if (set[s] >= 0) {
          return;
        }
        if (right[s] >= 0) {
          reach(right[s], seen);
        }
      }
    }
  }

  /// A piece of the machine: entered at `in`, left at `out`, which has no move yet.
  private record Piece(int in, int out) {}

  static Machine parse(String text) {
    PatternText parser = new PatternText(text);
    Piece whole = parser.alternatives();
    if (parser.at < text.length()) {
      throw parser.error("unexpected character");
    }
    return new Machine(parser, whole);
  }

  private Piece alternatives() {
    Piece one = branch();
    while (at < text.length() && text.charAt(at) == '|') {
      at++;
      Piece other = branch();
      int in = state(one.in, other.in);
      int out = state(-1, -1);
      left[one.out] = out;
      left[other.out] = out;
      one = new Piece(in, out);
    }
    return one;
  }

  private Piece branch() {
    int empty = state(-1, -1);
    Piece whole = new Piece(empty, empty);
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      Piece next = repeated();
      left[whole.out] = next.in;
      whole = new Piece(whole.in, next.out);
    }
    return whole;
  }

  private Piece repeated() {
    int from = at;
    Piece once = atom();
    int until = at;
    int[] times = times();
    if (times.length == 0) {
      return once;
    }
    int after = at;
    Piece whole = repeat(from, times[0], times[1]);
    at = Math.max(after, until);
    return whole;
  }

  /// Builds as many copies as asked by reading the atom again: simple, and patterns are short.
  private Piece repeat(int from, int min, int max) {
    int first = state(-1, -1);
    int last = first;
    for (int i = 0; i < min; i++) {
      last = join(last, copy(from));
    }
    int end = state(-1, -1);
    if (max == UNBOUNDED) {
      Piece loop = copy(from);
      int again = state(loop.in, end);
      left[loop.out] = again;
      left[last] = again;
      return new Piece(first, end);
    }
    for (int i = min; i < max; i++) {
      Piece optional = copy(from);
      int choice = state(optional.in, end);
      left[last] = choice;
      last = optional.out;
    }
    left[last] = end;
    return new Piece(first, end);
  }

  private int join(int last, Piece next) {
    left[last] = next.in;
    return next.out;
  }

  private Piece copy(int from) {
    at = from;
    return atom();
  }

  /// Least and most times; empty if no quantifier follows.
  private int[] times() {
    if (at >= text.length()) {
      return new int[0];
    }
    return switch (text.charAt(at)) {
      case '?' -> simple(0, 1);
      case '*' -> simple(0, UNBOUNDED);
      case '+' -> simple(1, UNBOUNDED);
      case '{' -> counted();
      default -> new int[0];
    };
  }

  private int[] simple(int min, int max) {
    at++;
    return new int[] {min, max};
  }

  private int[] counted() {
    int close = text.indexOf('}', at);
    if (close < 0) {
      throw error("unclosed {");
    }
    String inside = text.substring(at + 1, close);
    at = close + 1;
    int comma = inside.indexOf(',');
    if (comma < 0) {
      int n = Integer.parseInt(inside);
      return new int[] {n, n};
    }
    String most = inside.substring(comma + 1);
    return new int[] {
      Integer.parseInt(inside.substring(0, comma)),
      most.isEmpty() ? UNBOUNDED : Integer.parseInt(most)
    };
  }

  private Piece atom() {
    char c = text.charAt(at);
    if (c == '(') {
      at++;
      Piece inside = alternatives();
      expect(')');
      return inside;
    }
    if (c == '[') {
      at++;
      return one(classOf());
    }
    if (c == '.') {
      at++;
      return one(CharacterSet.DOT);
    }
    if (c == '\\') {
      return one(escape());
    }
    if ("?*+{}]".indexOf(c) >= 0) {
      throw error("a quantifier with nothing before it");
    }
    at++;
    return one(CharacterSet.of(c, c));
  }

  private CharacterSet classOf() {
    boolean negated = text.charAt(at) == '^';
    at += negated ? 1 : 0;
    List<CharacterSet> members = new ArrayList<>();
    while (text.charAt(at) != ']') {
      CharacterSet first = member();
      if (first.single() >= 0 && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
        at++;
        first = CharacterSet.of(first.single(), member().single());
      }
      members.add(first);
    }
    at++;
    CharacterSet all = CharacterSet.anyOf(members);
    return negated ? all.negate() : all;
  }

  private CharacterSet member() {
    if (text.charAt(at) == '\\') {
      return escape();
    }
    char c = text.charAt(at++);
    return CharacterSet.of(c, c);
  }

  private CharacterSet escape() {
    char c = text.charAt(at + 1);
    at += 2;
    return switch (c) {
      case 'd' -> CharacterSet.DIGIT;
      case 's' -> CharacterSet.SPACE;
      case 'n' -> CharacterSet.of('\n', '\n');
      case 'r' -> CharacterSet.of('\r', '\r');
      case 't' -> CharacterSet.of('\t', '\t');
      case 'p' -> category();
      case 'P' -> category().negate();
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw error("\\" + c + " is not understood");
        }
        yield CharacterSet.of(c, c);
      }
    };
  }

  private CharacterSet category() {
    int close = text.indexOf('}', at);
    String name = text.substring(at + 1, close);
    at = close + 1;
    return switch (name) {
      case "Z" -> CharacterSet.SEPARATOR;
      case "IsBasicLatin" -> CharacterSet.BASIC_LATIN;
      default -> throw error("\\p{" + name + "} is not understood");
    };
  }

  private Piece one(CharacterSet members) {
    sets.add(members);
    int out = state(-1, -1);
    int in = state(out, -1);
    set[in] = sets.size() - 1;
    return new Piece(in, out);
  }

  private int state(int first, int second) {
    if (states == set.length) {
      set = Arrays.copyOf(set, states * 2);
      left = Arrays.copyOf(left, states * 2);
      right = Arrays.copyOf(right, states * 2);
    }
    set[states] = -1;
    left[states] = first;
    right[states] = second;
    return states++;
  }

  private void expect(char c) {
    if (at >= text.length() || text.charAt(at) != c) {
      throw error("expected " + c);
    }
    at++;
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException("%s at %d in pattern %s".formatted(what, at, text));
  }
}
