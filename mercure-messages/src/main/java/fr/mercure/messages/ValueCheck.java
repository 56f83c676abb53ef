// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A {@link Format} made ready for the values that nearly all are: a short run of ASCII without
/// blanks. Most patterns then come down to a length. Says yes quickly; whatever it does not know at
/// once it leaves to the format, which is exact for all.
final class ValueCheck {
  private static final int LONGEST_WHOLE = 18;

  private final Format format;
  private final boolean text;
  private final boolean whole;
  private final int min;
  private final int max;
  private final long least;
  private final long most;
  private final ValuePattern[] patterns;

  ValueCheck(Format format) {
    this.format = format;
    this.text = isFree(format.primitive());
    this.whole = format.primitive().isNumber();
    int shortest = Math.max(format.minLength(), whole ? 1 : 0);
    int longest = longest(format, whole);
    List<ValuePattern> left = new ArrayList<>();
    for (ValuePattern pattern : format.patterns()) {
      if (pattern.isOnlyLength()) {
        shortest = Math.max(shortest, pattern.shortest());
        longest = Math.min(longest, pattern.longest());
      } else {
        left.add(pattern);
      }
    }
    this.min = shortest;
    this.max = longest;
    this.least = bound(format.least(), Long.MIN_VALUE);
    this.most = bound(format.most(), Long.MAX_VALUE);
    this.patterns = left.toArray(ValuePattern[]::new);
  }

  private static boolean isFree(Primitive primitive) {
    return switch (primitive) {
      case STRING, NORMALIZED_STRING, TOKEN -> true;
      default -> false;
    };
  }

  private static int longest(Format format, boolean whole) {
    if (whole) {
      int digits = format.totalDigits();
      return digits == Format.NO_LIMIT ? LONGEST_WHOLE : Math.min(LONGEST_WHOLE, digits);
    }
    return format.maxLength() == Format.NO_LIMIT ? Integer.MAX_VALUE : format.maxLength();
  }

  private static long bound(@Nullable BigDecimal bound, long none) {
    return bound == null ? none : bound.longValue();
  }

  Format format() {
    return format;
  }

  /// Whether the value, all ASCII and without a blank, is surely right.
  boolean passes(byte[] b, int start, int end) {
    int length = end - start;
    if (length < min || length > max || !(text || (whole && isWhole(b, start, end)))) {
      return false;
    }
    for (ValuePattern pattern : patterns) {
      if (!pattern.matches(b, start, end)) {
        return false;
      }
    }
    return format.list() == ValueList.ANY || format.list().allows(b, start, end);
  }

  /// Whether it is digits only and within bounds.
  private boolean isWhole(byte[] b, int start, int end) {
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      value = value * 10 + digit;
    }
    return value >= least && value <= most;
  }
}
