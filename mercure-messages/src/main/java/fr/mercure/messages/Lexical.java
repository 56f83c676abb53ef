// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.nio.charset.StandardCharsets;

/// The lexical rules of XML Schema 1.0 (part 2, section 3) for values that are not free text, on
/// bytes with blanks already collapsed. Where the recommendation leaves room, the reading of the
/// schema validator of the JDK is followed.
final class Lexical {
  private Lexical() {}

  static boolean holds(Primitive primitive, byte[] b, int start, int end) {
    return switch (primitive) {
      case STRING, NORMALIZED_STRING, TOKEN -> true;
      case DECIMAL -> decimal(b, start, end);
      case INTEGER -> integer(b, start, end);
      case BOOLEAN -> bool(b, start, end);
      case DATE -> date(b, start, end);
      case TIME -> time(b, start, end);
      case DATE_TIME -> dateTime(b, start, end);
      case LANGUAGE -> language(b, start, end);
      case URI -> uri(b, start, end);
    };
  }

  static boolean decimal(byte[] b, int start, int end) {
    int from = afterSign(b, start, end);
    int point = digits(b, from, end);
    if (point == end) {
      return point > from;
    }
    int last = b[point] == '.' ? digits(b, point + 1, end) : -1;
    return last == end && last - from > 1;
  }

  private static boolean integer(byte[] b, int start, int end) {
    int from = afterSign(b, start, end);
    return from < end && digits(b, from, end) == end;
  }

  static int afterSign(byte[] b, int start, int end) {
    return start < end && (b[start] == '+' || b[start] == '-') ? start + 1 : start;
  }

  /// Where the digits that begin here stop.
  static int digits(byte[] b, int start, int end) {
    int i = start;
    while (i < end && b[i] >= '0' && b[i] <= '9') {
      i++;
    }
    return i;
  }

  private static boolean bool(byte[] b, int start, int end) {
    return switch (end - start) {
      case 1 -> b[start] == '0' || b[start] == '1';
      case 4 -> is(b, start, "true");
      case 5 -> is(b, start, "false");
      default -> false;
    };
  }

  private static boolean is(byte[] b, int start, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (b[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean date(byte[] b, int start, int end) {
    int after = day(b, start, end);
    return after >= 0 && (after == end || zone(b, after, end));
  }

  private static boolean dateTime(byte[] b, int start, int end) {
    int after = day(b, start, end);
    return after >= 0 && after < end && b[after] == 'T' && time(b, after + 1, end);
  }

  /// The end of the date that begins here; -1 if there is none.
  private static int day(byte[] b, int start, int end) {
    int from = start < end && b[start] == '-' ? start + 1 : start;
    int i = digits(b, from, end);
    if (!year(b, from, i) || i + 6 > end || b[i] != '-' || b[i + 3] != '-') {
      return -1;
    }
    int month = two(b, i + 1);
    int day = two(b, i + 4);
    long year = Long.parseLong(new String(b, start, i - start, StandardCharsets.US_ASCII));
    return month >= 1 && month <= 12 && day >= 1 && day <= days(year, month) ? i + 6 : -1;
  }

  /// Four digits or more, no leading zero beyond four, never the year 0, no more than an int holds.
  private static boolean year(byte[] b, int from, int to) {
    int digits = to - from;
    if (digits < 4 || digits > 10 || (digits > 4 && b[from] == '0')) {
      return false;
    }
    long year = 0;
    for (int i = from; i < to; i++) {
      year = year * 10 + b[i] - '0';
    }
    return year > 0 && year <= Integer.MAX_VALUE;
  }

  private static int days(long year, int month) {
    return switch (month) {
      case 4, 6, 9, 11 -> 30;
      case 2 -> year % 400 == 0 || (year % 100 != 0 && year % 4 == 0) ? 29 : 28;
      default -> 31;
    };
  }

  private static boolean time(byte[] b, int start, int end) {
    if (start + 8 > end || b[start + 2] != ':' || b[start + 5] != ':') {
      return false;
    }
    int hour = two(b, start);
    int minute = two(b, start + 3);
    int second = two(b, start + 6);
    int after = fraction(b, start + 8, end);
    boolean midnight = hour == 24 && minute == 0 && second == 0 && zeros(b, start + 8, after);
    return (midnight || (hour >= 0 && hour < 24))
        && minute >= 0
        && minute < 60
        && second >= 0
        && second < 60
        && after >= 0
        && (after == end || zone(b, after, end));
  }

  /// The end of the fraction of a second that may begin here; -1 if a point has no digit.
  private static int fraction(byte[] b, int start, int end) {
    if (start == end || b[start] != '.') {
      return start;
    }
    int after = digits(b, start + 1, end);
    return after > start + 1 ? after : -1;
  }

  private static boolean zeros(byte[] b, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (b[i] != '0') {
        return false;
      }
    }
    return true;
  }

  /// `Z` or a difference of up to fourteen hours.
  private static boolean zone(byte[] b, int start, int end) {
    if (b[start] == 'Z') {
      return start + 1 == end;
    }
    if ((b[start] != '+' && b[start] != '-') || start + 6 != end || b[start + 3] != ':') {
      return false;
    }
    int hour = two(b, start + 1);
    int minute = two(b, start + 4);
    return hour >= 0 && minute >= 0 && (hour < 14 ? minute < 60 : hour == 14 && minute == 0);
  }

  /// Two digits; -1 if they are not.
  private static int two(byte[] b, int i) {
    int tens = b[i] - '0';
    int ones = b[i + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
  }

  /// RFC 1766: parts of up to eight letters (digits too after the first) joined by hyphens.
  private static boolean language(byte[] b, int start, int end) {
    int length = 0;
    boolean first = true;
    for (int i = start; i < end; i++) {
      int c = b[i];
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (c == '-' && length > 0) {
        length = 0;
        first = false;
      } else if (length < 8 && (letter || (!first && c >= '0' && c <= '9'))) {
        length++;
      } else {
        return false;
      }
    }
    return length > 0;
  }

  /// A URI reference (RFC 2396 and 2732) once what may be escaped is: very little is refused.
  private static boolean uri(byte[] b, int start, int end) {
    int colon = first(b, start, end, ":");
    boolean scheme = colon < end && first(b, start, colon, "/?#") == colon;
    if (scheme
        && (colon == start
            || colon + 1 == end
            || b[colon + 1] == '#'
            || !schemeName(b, start, colon))) {
      return false;
    }
    int from = scheme ? colon + 1 : start;
    boolean opaque = scheme && b[from] != '/';
    int stop = first(b, from, end, "?#");
    int fragment = first(b, stop, end, "#");
    return escapes(b, from, end)
        && (opaque || first(b, from, stop, "[]") == stop)
        && (fragment == end || first(b, fragment + 1, end, "#") == end);
  }

  /// The first place where one of these characters is; the end if there is none.
  private static int first(byte[] b, int start, int end, String characters) {
    for (int i = start; i < end; i++) {
      if (characters.indexOf(b[i]) >= 0) {
        return i;
      }
    }
    return end;
  }

  private static boolean escapes(byte[] b, int start, int end) {
    for (int i = start; i < end; i++) {
      if (b[i] == '%' && (i + 2 >= end || !hex(b[i + 1]) || !hex(b[i + 2]))) {
        return false;
      }
    }
    return true;
  }

  private static boolean schemeName(byte[] b, int start, int end) {
    for (int i = start; i < end; i++) {
      int c = b[i] | 0x20;
      boolean letter = c >= 'a' && c <= 'z';
      boolean other = (b[i] >= '0' && b[i] <= '9') || b[i] == '+' || b[i] == '-' || b[i] == '.';
      if (!letter && (i == start || !other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hex(byte c) {
    return Character.digit(c, 16) >= 0;
  }
}
