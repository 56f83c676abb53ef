// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a value must look like: a built-in kind and its limits. All of them hold together; each
/// pattern is one more condition.
///
/// @param totalDigits most digits that count, -1 if there is no limit
/// @param decimals most digits after the point that count, -1 if there is no limit
/// @param list the only values allowed
record Format(
    Primitive primitive,
    int minLength,
    int maxLength,
    int totalDigits,
    int decimals,
    @Nullable BigDecimal least,
    @Nullable BigDecimal most,
    List<ValuePattern> patterns,
    ValueList list) {
  static final int NO_LIMIT = -1;

  /// Longer whole parts are compared by their length only: nobody declares 10^60.
  private static final int LONGEST_NUMBER = 60;

  static Format of(Primitive primitive) {
    return new Format(
        primitive, 0, NO_LIMIT, NO_LIMIT, NO_LIMIT, null, null, List.of(), ValueList.ANY);
  }

  Format lengths(int min, int max) {
    return new Format(primitive, min, max, totalDigits, decimals, least, most, patterns, list);
  }

  Format digits(int total, int fraction) {
    return new Format(
        primitive, minLength, maxLength, total, fraction, least, most, patterns, list);
  }

  Format from(BigDecimal bound) {
    return new Format(
        primitive, minLength, maxLength, totalDigits, decimals, bound, most, patterns, list);
  }

  Format to(BigDecimal bound) {
    return new Format(
        primitive, minLength, maxLength, totalDigits, decimals, least, bound, patterns, list);
  }

  Format and(ValuePattern pattern) {
    List<ValuePattern> all = new ArrayList<>(patterns);
    all.add(pattern);
    return new Format(
        primitive,
        minLength,
        maxLength,
        totalDigits,
        decimals,
        least,
        most,
        List.copyOf(all),
        list);
  }

  Format among(List<String> values) {
    return new Format(
        primitive,
        minLength,
        maxLength,
        totalDigits,
        decimals,
        least,
        most,
        patterns,
        ValueList.of(values));
  }

  /// What is wrong with the value, blanks already treated; null if nothing is.
  @Nullable Flaw check(byte[] b, int start, int end) {
    if (primitive.isText()) {
      Flaw flaw = checkLength(b, start, end);
      if (flaw != null) {
        return flaw;
      }
    }
    if (!Lexical.holds(primitive, b, start, end)) {
      return start == end ? Flaw.EMPTY : Flaw.KIND;
    }
    if (primitive.isNumber()) {
      Flaw flaw = checkNumber(b, start, end);
      if (flaw != null) {
        return flaw;
      }
    }
    for (int i = 0; i < patterns.size(); i++) {
      if (!patterns.get(i).matches(b, start, end)) {
        return start == end ? Flaw.EMPTY : Flaw.PATTERN;
      }
    }
    return list.allows(b, start, end) ? null : Flaw.LIST;
  }

  private @Nullable Flaw checkLength(byte[] b, int start, int end) {
    if (minLength > 0 || maxLength != NO_LIMIT) {
      int bytes = end - start;
      int length = bytes > maxLength || bytes < 4 * minLength ? Utf8.units(b, start, end) : bytes;
      if (length < minLength) {
        return length == 0 ? Flaw.EMPTY : Flaw.SHORT;
      }
      if (maxLength != NO_LIMIT && length > maxLength) {
        return Flaw.LONG;
      }
    }
    return null;
  }

  private @Nullable Flaw checkNumber(byte[] b, int start, int end) {
    int from = Lexical.afterSign(b, start, end);
    while (from < end && b[from] == '0') {
      from++;
    }
    int point = Lexical.digits(b, from, end);
    int last = end;
    while (last > point && (b[last - 1] == '0' || b[last - 1] == '.')) {
      last--;
    }
    int whole = point - from;
    int fraction = last > point ? last - point - 1 : 0;
    if (decimals != NO_LIMIT && fraction > decimals) {
      return Flaw.DECIMALS;
    }
    if (totalDigits != NO_LIMIT && whole + fraction > totalDigits) {
      return Flaw.DIGITS;
    }
    return least == null && most == null ? null : checkRange(b, start, end, whole);
  }

  private @Nullable Flaw checkRange(byte[] b, int start, int end, int whole) {
    boolean negative = b[start] == '-';
    if (whole > LONGEST_NUMBER) {
      return negative ? (least == null ? null : Flaw.LOW) : (most == null ? null : Flaw.HIGH);
    }
    BigDecimal value = number(b, start, Math.min(end, start + 2 * LONGEST_NUMBER + whole));
    if (least != null && value.compareTo(least) < 0) {
      return Flaw.LOW;
    }
    return most != null && value.compareTo(most) > 0 ? Flaw.HIGH : null;
  }

  /// Leading zeros may run for megabytes: only what counts is given to the constructor.
  private static BigDecimal number(byte[] b, int start, int end) {
    int last = end;
    while (last > start && (b[last - 1] < '0' || b[last - 1] > '9')) {
      last--;
    }
    String text = new String(b, start, last - start, StandardCharsets.US_ASCII);
    return new BigDecimal(text.startsWith("+") ? text.substring(1) : text);
  }

  List<String> listed() {
    return list.values();
  }

  /// The format as the field writes it: `an..35`, `n..16,6`, `a2`, `date`.
  String shown() {
    if (primitive.isNumber()) {
      String digits = totalDigits == NO_LIMIT ? "n" : "n.." + totalDigits;
      return decimals > 0 ? digits + "," + decimals : digits;
    }
    if (!primitive.isText()) {
      return primitive.word();
    }
    int least = minLength;
    int longest = maxLength;
    for (ValuePattern pattern : patterns) {
      if (pattern.isOnlyLength()) {
        least = Math.max(least, pattern.shortest());
        longest = longest == NO_LIMIT ? pattern.longest() : Math.min(longest, pattern.longest());
      }
    }
    if (longest == NO_LIMIT || longest == Integer.MAX_VALUE) {
      return "an";
    }
    return (least == longest ? "an" : "an..") + longest;
  }
}
