// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.transfer;

import fr.mercure.mail.Flags;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the messages of a file one after another, never more than one at a time: an mbox if it
/// begins with `From `, else one message.
final class MboxReader {
  private static final int LONGEST_FIELD = 1000;

  private final InputStream in;
  private final int most;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final boolean mbox;
  private boolean over;
  private boolean cut;
  private Optional<Instant> at = Optional.empty();

  /// @param most bytes that one message may have
  MboxReader(InputStream file, int most) throws IOException {
    this.in = new BufferedInputStream(file);
    this.most = most;
    in.mark(Mbox.FROM.length);
    byte[] first = in.readNBytes(Mbox.FROM.length);
    in.reset();
    this.mbox = Mbox.isFrom(first, 0, first.length) && first[0] == 'F';
    if (mbox) {
      readLine();
      at = Mbox.date(text());
    }
  }

  /// A message of the file.
  ///
  /// @param bytes with lines that end with CR LF; empty if it was too large
  /// @param at when it was received, if the file tells
  /// @param flags seen, where the file tells of none
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Each(byte[] bytes, Optional<Instant> at, Flags flags, boolean tooLarge) {}

  /// The next message; nothing at the end.
  Optional<Each> next() throws IOException {
    if (over) {
      return Optional.empty();
    }
    var message = new Message(at);
    while (readLine()) {
      byte[] bytes = line.toByteArray();
      if (mbox && message.lastBlank && Mbox.isPostmark(text())) {
        at = Mbox.date(text());
        return Optional.of(message.whole(true));
      }
      message.add(bytes);
    }
    over = true;
    return Optional.of(message.whole(mbox));
  }

  /// Reads a line without its end; false at the end of the file.
  private boolean readLine() throws IOException {
    line.reset();
    cut = false;
    int c = in.read();
    if (c < 0) {
      return false;
    }
    while (c >= 0 && c != '\n') {
      if (line.size() < most) {
        line.write(c);
      } else {
        cut = true;
      }
      c = in.read();
    }
    return true;
  }

  private String text() {
    byte[] bytes = line.toByteArray();
    return new String(bytes, 0, Math.min(bytes.length, LONGEST_FIELD), StandardCharsets.UTF_8);
  }

  /// The message that is being read.
  private final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> status = new ArrayList<>();
    private final Optional<Instant> received;
    private boolean inHeader = true;
    private boolean lastBlank;
    private boolean tooLarge;

    Message(Optional<Instant> received) {
      this.received = received;
    }

    void add(byte[] raw) {
      int end = raw.length > 0 && raw[raw.length - 1] == '\r' ? raw.length - 1 : raw.length;
      inHeader &= end > 0;
      if (mbox && inHeader && Mbox.isStatus(text())) {
        status.add(text());
        return;
      }
      lastBlank = end == 0;
      int from = mbox && end > 0 && raw[0] == '>' && Mbox.isFrom(raw, 0, end) ? 1 : 0;
      tooLarge |= cut || bytes.size() + end + 2 > most;
      if (tooLarge) {
        bytes.reset();
      } else {
        bytes.write(raw, from, end - from);
        bytes.write('\r');
        bytes.write('\n');
      }
    }

    /// @param separated whether the blank line at the end belongs to the file
    Each whole(boolean separated) {
      byte[] all = bytes.toByteArray();
      int length = separated && lastBlank && all.length >= 2 ? all.length - 2 : all.length;
      Flags flags = status.isEmpty() ? new Flags(Flags.SEEN, List.of()) : Mbox.flags(status);
      return new Each(Arrays.copyOf(all, length), received, flags, tooLarge);
    }
  }
}
