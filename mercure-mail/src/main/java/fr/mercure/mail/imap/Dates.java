// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/// Dates as IMAP writes them.
final class Dates {
  private static final DateTimeFormatter DATE = form("d-MMM-uuuu");
  private static final DateTimeFormatter DATE_TIME = form("d-MMM-uuuu HH:mm:ss Z");
  private static final DateTimeFormatter OUT =
      DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int LATEST_YEAR = 9999;

  private Dates() {}

  private static DateTimeFormatter form(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

  static LocalDate date(String text) throws Refused {
    try {
      LocalDate date = LocalDate.parse(text.strip(), DATE);
      return bounded(date.getYear(), date);
    } catch (DateTimeException e) {
      throw Refused.bad("Expected a date such as 24-Nov-2026.");
    }
  }

  static Instant dateTime(String text) throws Refused {
    try {
      OffsetDateTime at = OffsetDateTime.parse(text.strip(), DATE_TIME);
      return bounded(at.getYear(), at.toInstant());
    } catch (DateTimeException e) {
      throw Refused.bad("Expected a date such as \"24-Nov-2026 10:00:00 +0100\".");
    }
  }

  private static <T> T bounded(int year, T value) throws Refused {
    if (year < 1 || year > LATEST_YEAR) {
      throw Refused.bad("The year must have four digits.");
    }
    return value;
  }

  static String text(Instant at) {
    return OUT.format(at);
  }
}
