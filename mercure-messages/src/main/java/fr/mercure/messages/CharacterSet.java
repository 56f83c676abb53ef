// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A set of Unicode characters as XML Schema patterns name them.
final class CharacterSet {
  /// The full stop of a pattern: anything but an end of line, of which Unicode has two more.
  static final CharacterSet DOT = of('\n', '\n', '\r', '\r', 0x2028, 0x2029).negate();

  static final CharacterSet SPACE = of(' ', ' ', '\t', '\n', '\r', '\r');

  /// Separators: Unicode category Z.
  static final CharacterSet SEPARATOR =
      of(
          0x20, 0x20, 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F,
          0x205F, 0x205F, 0x3000, 0x3000);

  static final CharacterSet BASIC_LATIN = of(0, 0x7F);

  /// Digits as the XML 1.0 recommendation lists them (production 88): wider than 0 to 9.
  static final CharacterSet DIGIT =
      of(
          '0', '9', 0x660, 0x669, 0x6F0, 0x6F9, 0x966, 0x96F, 0x9E6, 0x9EF, 0xA66, 0xA6F, 0xAE6,
          0xAEF, 0xB66, 0xB6F, 0xBE7, 0xBEF, 0xC66, 0xC6F, 0xCE6, 0xCEF, 0xD66, 0xD6F, 0xE50, 0xE59,
          0xED0, 0xED9, 0xF20, 0xF29);

  /// Pairs of first and last code point, inclusive, in any order.
  private final int[] ranges;

  private final boolean negated;

  private CharacterSet(int[] ranges, boolean negated) {
    this.ranges = ranges;
    this.negated = negated;
  }

  static CharacterSet of(int... ranges) {
    return new CharacterSet(ranges, false);
  }

  /// The union of these sets.
  static CharacterSet anyOf(List<CharacterSet> sets) {
    return new CharacterSet(
        sets.stream().flatMapToInt(set -> Arrays.stream(set.ranges)).toArray(), false);
  }

  /// The one code point it holds; -1 if it is not just one.
  int single() {
    return !negated && ranges.length == 2 && ranges[0] == ranges[1] ? ranges[0] : -1;
  }

  CharacterSet negate() {
    return new CharacterSet(ranges, !negated);
  }

  boolean contains(int point) {
    for (int i = 0; i < ranges.length; i += 2) {
      if (point >= ranges[i] && point <= ranges[i + 1]) {
        return !negated;
      }
    }
    return negated;
  }

  /// Marks every code point at which membership may change.
  void bounds(BitSet starts) {
    for (int i = 0; i < ranges.length; i += 2) {
      starts.set(ranges[i]);
      starts.set(ranges[i + 1] + 1);
    }
  }
}
