// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Many messages in one file (RFC 4155), in the form that loses nothing: each line that begins with
/// `From `, quoted or not, is quoted once more (mboxrd).
final class Mbox {
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ROOT);

  private static final int LONGEST_POSTMARK = 300;
  private static final Pattern POSTMARK =
      Pattern.compile("From .{0,255} \\d{1,2}:\\d{2}.{0,20} \\d{4}.{0,10}");

  private Mbox() {}

  /// Writes one message.
  static void write(OutputStream out, byte[] message, Instant received) throws IOException {
    out.write(
        "From MAILER-DAEMON %s\n"
            .formatted(DATE.format(received.atOffset(ZoneOffset.UTC)))
            .getBytes(StandardCharsets.US_ASCII));
    int line = 0;
    while (line < message.length) {
      int end = end(message, line);
      if (isFrom(message, line, end)) {
        out.write('>');
      }
      int length = end - line;
      boolean crLf = length >= 2 && message[end - 1] == '\n' && message[end - 2] == '\r';
      out.write(message, line, crLf ? length - 2 : length);
      if (crLf) {
        out.write('\n');
      }
      line = end;
    }
    if (message.length > 0 && message[message.length - 1] != '\n') {
      out.write('\n');
    }
    out.write('\n');
  }

  /// Whether a file has many messages.
  static boolean is(byte[] file) {
    return isPostmark(file, 0, end(file, 0));
  }

  /// The messages of a file, with line ends of mail; at most so many.
  static List<byte[]> read(byte[] file, int most) {
    var messages = new ArrayList<byte[]>();
    var message = new ByteArrayOutputStream();
    boolean blank = true;
    int line = end(file, 0);
    while (line < file.length && messages.size() < most) {
      int end = end(file, line);
      if (blank && isPostmark(file, line, end)) {
        messages.add(unpadded(message, true));
        message.reset();
      } else {
        int from = file[line] == '>' && isFrom(file, line, end) ? line + 1 : line;
        line(message, file, from, end);
        blank = isBlank(file, line, end);
      }
      line = end;
    }
    if (message.size() > 0 && messages.size() < most) {
      messages.add(unpadded(message, blank));
    }
    return messages;
  }

  /// A message that comes alone, with line ends of mail.
  static byte[] alone(byte[] file) {
    var message = new ByteArrayOutputStream(file.length + 64);
    for (int line = 0; line < file.length; line = end(file, line)) {
      line(message, file, line, end(file, line));
    }
    return message.toByteArray();
  }

  private static void line(ByteArrayOutputStream out, byte[] file, int from, int end) {
    int to = end;
    while (to > from && (file[to - 1] == '\n' || file[to - 1] == '\r')) {
      to--;
    }
    out.write(file, from, to - from);
    out.write('\r');
    out.write('\n');
  }

  private static boolean isBlank(byte[] file, int line, int end) {
    return file[line] == '\n' || (end - line == 2 && file[line] == '\r');
  }

  /// Without the empty line that parts it from the next.
  private static byte[] unpadded(ByteArrayOutputStream message, boolean blank) {
    byte[] bytes = message.toByteArray();
    return blank && bytes.length >= 2 ? Arrays.copyOf(bytes, bytes.length - 2) : bytes;
  }

  private static int end(byte[] file, int from) {
    int at = from;
    while (at < file.length && file[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, file.length);
  }

  /// Others quote no line of a text: one that parts messages bears a time and a year.
  private static boolean isPostmark(byte[] file, int line, int end) {
    int length = Math.min(end - line, LONGEST_POSTMARK);
    return startsWith(file, line, end)
        && POSTMARK
            .matcher(new String(file, line, length, StandardCharsets.ISO_8859_1).strip())
            .matches();
  }

  private static boolean isFrom(byte[] file, int line, int end) {
    int at = line;
    while (at < end && file[at] == '>') {
      at++;
    }
    return startsWith(file, at, end);
  }

  private static boolean startsWith(byte[] file, int from, int end) {
    return end - from >= FROM.length
        && Arrays.equals(file, from, from + FROM.length, FROM, 0, FROM.length);
  }
}
