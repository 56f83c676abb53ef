// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A pattern of XML Schema, compiled to a table of states: one look-up for each character, no
/// backtracking, so that no value can make it slow. Works on UTF-8 bytes.
final class ValuePattern {
  /// No pattern of a real message comes near; a text that does is a mistake.
  private static final int MOST_STATES = 8_000;

  private static final int DEAD = -1;

  private final String source;

  /// First code point of each interval, ascending, the first being 0.
  private final int[] bounds;

  private final byte[] classOf;
  private final byte[] ascii = new byte[128];
  private final int classes;
  private short[] next = new short[0];
  private boolean[] accepting = new boolean[0];

  /// Shortest and longest value made of visible ASCII characters, if length is all that counts for
  /// such a value; -1 otherwise.
  private int shortest = -1;

  private int longest = -1;

  /// Made when first asked for: only samples need it.
  private volatile int[] distances = {};

  private ValuePattern(String source, PatternText.Machine machine) {
    this.source = source;
    this.bounds = boundsOf(machine.sets());
    this.classOf = new byte[bounds.length];
    this.classes = classify(machine.sets());
    for (int c = 0; c < 128; c++) {
      ascii[c] = classOf[interval(c)];
    }
    determine(machine);
    measure();
  }

  /// @throws IllegalArgumentException if the text is not a pattern that this class understands
  static ValuePattern compile(String source) {
    return new ValuePattern(source, PatternText.parse(source));
  }

  String source() {
    return source;
  }

  /// Whether the whole value, well-formed UTF-8, matches.
  boolean matches(byte[] b, int start, int end) {
    int state = 0;
    for (int i = start; i < end; ) {
      int kind = b[i];
      if (kind >= 0) {
        kind = ascii[kind];
        i++;
      } else {
        int point = Utf8.codePoint(b, i);
        kind = classOf[interval(point)];
        i += Utf8.length(b[i]);
      }
      state = next[state * classes + kind];
      if (state < 0) {
        return false;
      }
    }
    return accepting[state];
  }

  /// Whether, for a value of visible ASCII characters, length is all that counts.
  boolean isOnlyLength() {
    return shortest >= 0;
  }

  int shortest() {
    return shortest;
  }

  int longest() {
    return longest;
  }

  /// The state after one ASCII character; negative when nothing can match any more.
  int step(int state, int c) {
    return next[state * classes + ascii[c]];
  }

  boolean accepts(int state) {
    return accepting[state];
  }

  /// How many characters, at least, lead from a state to one that accepts.
  int distance(int state) {
    if (distances.length == 0) {
      distances = measureDistances();
    }
    return distances[state];
  }

  private int[] measureDistances() {
    int[] far = new int[accepting.length];
    for (int state = 0; state < far.length; state++) {
      far[state] = accepting[state] ? 0 : MOST_STATES;
    }
    for (boolean nearer = true; nearer; ) {
      nearer = false;
      for (int i = 0; i < next.length; i++) {
        int from = i / classes;
        if (next[i] >= 0 && far[next[i]] + 1 < far[from]) {
          far[from] = far[next[i]] + 1;
          nearer = true;
        }
      }
    }
    return far;
  }

  /// Follows any one character as far as it leads, if all visible ones are alike.
  private void measure() {
    int kind = ascii['!'];
    for (int c = '!'; c <= '~'; c++) {
      if (ascii[c] != kind) {
        return;
      }
    }
    BitSet lengths = new BitSet();
    BitSet seen = new BitSet();
    int state = 0;
    int length = 0;
    while (state >= 0 && !seen.get(state)) {
      seen.set(state);
      lengths.set(length++, accepting[state]);
      state = next[state * classes + kind];
    }
    int first = lengths.nextSetBit(0);
    int last = lengths.length() - 1;
    boolean endless = state >= 0;
    if (first >= 0
        && lengths.cardinality() == last - first + 1
        && !(endless && last < length - 1)) {
      shortest = first;
      longest = endless ? Integer.MAX_VALUE : last;
    }
  }

  private int interval(int point) {
    int at = Arrays.binarySearch(bounds, point);
    return at >= 0 ? at : -at - 2;
  }

  private static int[] boundsOf(List<CharacterSet> sets) {
    BitSet starts = new BitSet();
    starts.set(0);
    for (CharacterSet set : sets) {
      set.bounds(starts);
    }
    return starts.stream().toArray();
  }

  /// Gives the same class to intervals that no set tells apart.
  private int classify(List<CharacterSet> sets) {
    Map<BitSet, Integer> known = new HashMap<>();
    for (int i = 0; i < bounds.length; i++) {
      BitSet members = new BitSet();
      for (int s = 0; s < sets.size(); s++) {
        members.set(s, sets.get(s).contains(bounds[i]));
      }
      classOf[i] = (byte) (int) known.computeIfAbsent(members, _ -> known.size());
    }
    if (known.size() > 100) {
      throw new IllegalArgumentException("too many kinds of characters in " + source);
    }
    return known.size();
  }

  private void determine(PatternText.Machine machine) {
    int[] sample = new int[classes];
    for (int i = 0; i < bounds.length; i++) {
      sample[classOf[i]] = bounds[i];
    }
    Map<BitSet, Integer> numbers = new HashMap<>();
    Deque<BitSet> todo = new ArrayDeque<>();
    todo.add(number(machine.start(), numbers));
    next = new short[classes * 64];
    for (int state = 0; !todo.isEmpty(); state++) {
      BitSet from = todo.remove();
      if (next.length < (state + 1) * classes) {
        next = Arrays.copyOf(next, next.length * 2);
      }
      for (int c = 0; c < classes; c++) {
        next[state * classes + c] = (short) follow(machine, from, sample[c], numbers, todo);
      }
    }
    accepting = new boolean[numbers.size()];
    numbers.forEach((states, number) -> accepting[number] = states.get(machine.end()));
    next = Arrays.copyOf(next, accepting.length * classes);
  }

  private static BitSet number(BitSet states, Map<BitSet, Integer> numbers) {
    numbers.put(states, numbers.size());
    return states;
  }

  private int follow(
      PatternText.Machine machine,
      BitSet from,
      int point,
      Map<BitSet, Integer> numbers,
      Deque<BitSet> todo) {
    BitSet to = machine.move(from, point);
    if (to.isEmpty()) {
      return DEAD;
    }
    Integer known = numbers.get(to);
    if (known == null) {
      if (numbers.size() >= MOST_STATES) {
        throw new IllegalArgumentException("pattern too large: " + source);
      }
      known = numbers.size();
      todo.add(number(to, numbers));
    }
    return known;
  }
}
