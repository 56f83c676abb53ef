// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.smtp;

import fr.mercure.mail.Room;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads what an SMTP client sends: lines, and a message up to the line with a single dot. Lines
/// end with CR LF and nothing else, so that nobody can hide a second message in a first.
final class Bytes {
  private static final int LONGEST_LINE = 4096;
  private static final long READ_OVER = 4;
  private static final int STEP = 1024 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int at;
  private int filled;

  Bytes(InputStream in) {
    this.in = in;
  }

  /// How a message arrived.
  sealed interface Arrived {
    /// Whole.
    ///
    /// @param held to be closed once it is stored
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Whole(byte[] bytes, Room.Held held) implements Arrived {}

    /// Larger than is taken; read over.
    record TooLarge() implements Arrived {}

    /// With a CR or LF alone; read over.
    record BareBreak() implements Arrived {}
  }

  boolean hasMore() {
    return at < filled;
  }

  private int next() throws IOException {
    if (at == filled) {
      filled = Math.max(0, in.read(buffer));
      at = 0;
      if (filled == 0) {
        throw new EOFException("the client is gone");
      }
    }
    return buffer[at++];
  }

  /// A line without its end; nothing if it is too long or has a CR or LF alone.
  Optional<String> line() throws IOException {
    var line = new ByteArrayOutputStream();
    boolean fine = true;
    int before = 0;
    int c = next();
    for (int read = 0; c != '\n'; read++) {
      if (read > STEP) {
        throw new EOFException("a line without an end");
      }
      fine &= before != '\r' && c != 0;
      if (read < LONGEST_LINE) {
        line.write(c);
      } else {
        fine = false;
      }
      before = c;
      c = next();
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return fine && before == '\r'
        ? Optional.of(text.substring(0, text.length() - 1))
        : Optional.empty();
  }

  /// A message up to `CR LF . CR LF`, without the dots that were added.
  ///
  /// @throws EOFException if the client goes before its end: half a message is none
  Arrived message(byte[] head, int most, Room room) throws IOException {
    var held = new ArrayList<Room.Held>();
    Room.Held all = () -> held.forEach(Room.Held::close);
    boolean whole = false;
    try {
      held.add(room.take(2L * STEP));
      var out = new ByteArrayOutputStream(STEP / 16);
      out.writeBytes(head);
      Arrived arrived = read(out, head.length + most, held, room, all);
      whole = arrived instanceof Arrived.Whole;
      return arrived;
    } finally {
      if (!whole) {
        all.close();
      }
    }
  }

  private Arrived read(
      ByteArrayOutputStream out, int most, List<Room.Held> held, Room room, Room.Held all)
      throws IOException {
    boolean bare = false;
    boolean tooLarge = false;
    int place = LINE_START;
    for (long read = 0; place != END; read++) {
      if (read > READ_OVER * most) {
        throw new EOFException("a message without an end");
      }
      int c = next();
      boolean afterCr = place == CR || place == DOT_CR;
      if (afterCr != (c == '\n')) {
        bare = true;
      }
      boolean dot = place == LINE_START && c == '.';
      place = after(place, c);
      if (place == END) {
        break;
      }
      if (!dot && !tooLarge) {
        out.write(c);
        tooLarge = out.size() > most;
        if (out.size() > (long) held.size() * STEP) {
          held.add(room.take(2L * STEP));
        }
      }
    }
    if (tooLarge) {
      return new Arrived.TooLarge();
    }
    if (bare) {
      return new Arrived.BareBreak();
    }
    byte[] bytes = out.toByteArray();
    return new Arrived.Whole(Arrays.copyOf(bytes, bytes.length - 1), all);
  }

  private static final int INSIDE = 0;
  private static final int CR = 1;
  private static final int LINE_START = 2;
  private static final int DOT = 3;
  private static final int DOT_CR = 4;
  private static final int END = 5;

  private static int after(int place, int c) {
    return switch (c) {
      case '\r' -> place == DOT ? DOT_CR : CR;
      case '\n' ->
          switch (place) {
            case CR -> LINE_START;
            case DOT_CR -> END;
            default -> INSIDE;
          };
      case '.' -> place == LINE_START ? DOT : INSIDE;
      default -> INSIDE;
    };
  }
}
