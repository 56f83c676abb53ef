// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.transfer;

import fr.mercure.mail.Flags;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The form of mbox that programs agree on (mboxrd): messages one after another, each behind a line
/// `From `, such lines within a message with one more `>`, flags in `Status`, `X-Status` and
/// `X-Keywords`, lines that end with LF.
final class Mbox {
  static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);
  private static final Pattern POSTMARK =
      Pattern.compile("From .{0,255} \\d{1,2}:\\d{2}.{0,20} \\d{4}.{0,10}");
  private static final List<String> NAMES = List.of("Status", "X-Status", "X-Keywords");

  private Mbox() {}

  /// Writes one message.
  static void write(byte[] message, Flags flags, Instant receivedAt, OutputStream out)
      throws IOException {
    String date = WRITTEN.format(receivedAt.atOffset(ZoneOffset.UTC));
    text(out, "From MAILER-DAEMON " + date + "\n");
    text(out, "Status: " + (flags.has(Flags.SEEN) ? "RO" : "O") + "\n");
    text(out, "X-Status: " + status(flags) + "\n");
    if (!flags.keywords().isEmpty()) {
      text(out, "X-Keywords: " + String.join(" ", flags.keywords()) + "\n");
    }
    int from = 0;
    while (from < message.length) {
      int end = from;
      while (end < message.length && message[end] != '\n') {
        end++;
      }
      line(message, from, end, out);
      from = end + 1;
    }
    out.write('\n');
  }

  private static void line(byte[] message, int from, int end, OutputStream out) throws IOException {
    int last = end > from && message[end - 1] == '\r' ? end - 1 : end;
    if (isFrom(message, from, last)) {
      out.write('>');
    }
    out.write(message, from, last - from);
    out.write('\n');
  }

  /// Whether a line is `From `, with any number of `>` before.
  static boolean isFrom(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] == '>') {
      at++;
    }
    for (int i = 0; i < FROM.length; i++) {
      if (at + i >= end || bytes[at + i] != FROM[i]) {
        return false;
      }
    }
    return true;
  }

  /// Whether a line parts messages. Some programs do not quote lines of a text: one that parts
  /// bears a time and a year.
  static boolean isPostmark(String line) {
    return POSTMARK.matcher(line.strip()).matches();
  }

  private static String status(Flags flags) {
    return (flags.has(Flags.ANSWERED) ? "A" : "")
        + (flags.has(Flags.FLAGGED) ? "F" : "")
        + (flags.has(Flags.DRAFT) ? "T" : "")
        + (flags.has(Flags.DELETED) ? "D" : "");
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The instant of a line `From `, if it tells one.
  static Optional<Instant> date(String line) {
    String[] words = line.strip().split(" +");
    if (words.length < 7) {
      return Optional.empty();
    }
    String date = String.join(" ", List.of(words).subList(2, 7));
    try {
      return Optional.of(LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Whether a field of a header tells of flags.
  static boolean isStatus(String line) {
    return NAMES.stream()
        .anyMatch(name -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
  }

  /// Flags that such fields tell.
  static Flags flags(List<String> fields) {
    var names = new ArrayList<String>();
    for (String field : fields) {
      String value = field.substring(field.indexOf(':') + 1).strip();
      if (field.regionMatches(true, 0, "X-Keywords", 0, 10)) {
        List.of(value.split(" +")).stream()
            .filter(word -> word.length() <= Flags.LONGEST_KEYWORD)
            .filter(word -> word.matches("[A-Za-z0-9$_.:-]+"))
            .limit(Flags.MOST_KEYWORDS)
            .forEach(names::add);
      } else {
        value.chars().mapToObj(Mbox::name).flatMap(Optional::stream).forEach(names::add);
      }
    }
    return Flags.of(names);
  }

  private static Optional<String> name(int letter) {
    return switch (letter) {
      case 'R' -> Optional.of("\\Seen");
      case 'A' -> Optional.of("\\Answered");
      case 'F' -> Optional.of("\\Flagged");
      case 'T' -> Optional.of("\\Draft");
      case 'D' -> Optional.of("\\Deleted");
      default -> Optional.empty();
    };
  }
}
