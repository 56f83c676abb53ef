// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/// Deadlines as a calendar that any program reads (RFC 5545).
final class CalendarText {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 75;
  private static final int NAME_BYTES = 12;

  private final StringBuilder text = new StringBuilder();

  private CalendarText() {}

  /// The calendar.
  ///
  /// @param name of the calendar
  /// @param base address of the portal
  static String of(String name, List<Obligation> obligations, String base, Instant now) {
    var calendar = new CalendarText();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Mercure//Mercure//FR");
    calendar.line("X-WR-CALNAME:" + escaped(name));
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT15M");
    for (Obligation obligation : obligations) {
      obligation.due().ifPresent(due -> calendar.event(obligation, due, base, now));
    }
    calendar.line("END:VCALENDAR");
    return calendar.text.toString();
  }

  private void event(Obligation obligation, Instant due, String base, Instant now) {
    line("BEGIN:VEVENT");
    line("UID:" + name(obligation) + "@mercure");
    line("DTSTAMP:" + UTC.format(now));
    line("DTSTART:" + UTC.format(due));
    line("DURATION:PT0S");
    line("SUMMARY:" + escaped(obligation.what() + " – " + obligation.reference()));
    line("DESCRIPTION:" + escaped(obligation.kind()));
    line("URL:" + base + obligation.path());
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  /// The same for the same duty, so that a deadline that moves moves in the calendar.
  private static String name(Obligation obligation) {
    try {
      byte[] of =
          (obligation.path() + "\n" + obligation.reference()).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(of);
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", " ");
  }

  /// Folded before the 76th byte, between letters.
  private void line(String line) {
    int bytes = 0;
    for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
      String letter = Character.toString(line.codePointAt(at));
      int size = letter.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > LONGEST_LINE) {
        text.append("\r\n ");
        bytes = 1;
      }
      text.append(letter);
      bytes += size;
    }
    text.append("\r\n");
  }
}
