// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Flags;
import fr.mercure.mail.Room;
import fr.mercure.mail.SearchKey.Range;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads commands from the bytes of a client, by the grammar of RFC 9051 §9. Everything is bounded
/// before it is kept; what is not a command is a {@link Refused}, after which {@link #skip} finds
/// the next one.
final class Input {
  /// What a client may send.
  ///
  /// @param line bytes of a command without its literals
  /// @param literal bytes of a string sent as a literal
  record Limits(int line, int literal) {
    static final Limits STRANGER = new Limits(4096, 1024);
    static final Limits KNOWN = new Limits(64 * 1024, 8 * 1024);
  }

  /// Asks the client to go on.
  interface Prompt {
    void ask() throws IOException;
  }

  /// How many bytes of a refused literal are read over; beyond that the connection ends.
  private static final int READ_OVER = 64 * 1024;

  private final InputStream in;
  private final Prompt prompt;
  private final byte[] buffer = new byte[8192];
  private int at;
  private int filled;
  private int left = Limits.STRANGER.line();
  private Limits limits = Limits.STRANGER;
  private boolean lineEnded;
  private Room.Held held = () -> {};

  Input(InputStream in, Prompt prompt) {
    this.in = in;
    this.prompt = prompt;
  }

  /// A new command begins.
  void begin(Limits next) {
    limits = next;
    left = next.line();
    lineEnded = false;
  }

  /// Gives back the room that a message took.
  void release() {
    held.close();
    held = () -> {};
  }

  /// Whether the client has sent more than was read: before TLS, that is an attack.
  boolean hasMore() {
    return at < filled;
  }

  /// The next byte, not taken.
  int peek() throws IOException {
    if (at == filled) {
      filled = in.read(buffer);
      at = 0;
      if (filled <= 0) {
        filled = 0;
        throw new EOFException("the client is gone");
      }
    }
    return buffer[at] & 0xFF;
  }

  private int next() throws IOException, Refused {
    int c = peek();
    if (--left < 0) {
      throw Refused.bad("The line is too long.");
    }
    at++;
    return c;
  }

  /// Reads over the rest of a faulty line.
  ///
  /// @return false if it does not end within the bounds: then the connection must
  boolean skip() throws IOException {
    for (int read = 0; !lineEnded; read++) {
      if (read > READ_OVER) {
        return false;
      }
      lineEnded = peek() == '\n';
      at++;
    }
    return true;
  }

  boolean at(char c) throws IOException {
    return peek() == c;
  }

  /// Takes the character if it comes next.
  boolean take(char c) throws IOException, Refused {
    if (peek() != c) {
      return false;
    }
    next();
    return true;
  }

  /// The next character, taken.
  char taken() throws IOException, Refused {
    return (char) next();
  }

  void expect(char c) throws IOException, Refused {
    if (!take(c)) {
      throw Refused.bad("Expected " + (c == ' ' ? "a space" : c) + ".");
    }
  }

  void space() throws IOException, Refused {
    expect(' ');
  }

  void end() throws IOException, Refused {
    expect('\r');
    expect('\n');
    lineEnded = true;
  }

  String tag() throws IOException, Refused {
    return word(c -> isAstringChar(c) && c != '+', "a tag");
  }

  String atom() throws IOException, Refused {
    return word(Input::isAtomChar, "an atom");
  }

  /// An atom in upper case, for keywords.
  String keyword() throws IOException, Refused {
    return atom().toUpperCase(Locale.ROOT);
  }

  private interface Kind {
    boolean holds(int c);
  }

  private String word(Kind kind, String what) throws IOException, Refused {
    var text = new StringBuilder();
    while (kind.holds(peek())) {
      text.append((char) next());
    }
    if (text.isEmpty()) {
      throw Refused.bad("Expected " + what + ".");
    }
    return text.toString();
  }

  private static boolean isAtomChar(int c) {
    return c > ' ' && c < 127 && "(){%*\"\\]".indexOf(c) < 0;
  }

  private static boolean isAstringChar(int c) {
    return isAtomChar(c) || c == ']';
  }

  String astring() throws IOException, Refused {
    return at('"') || at('{') ? string() : word(Input::isAstringChar, "a string");
  }

  String string() throws IOException, Refused {
    return at('{') ? new String(literal(limits.literal()), StandardCharsets.UTF_8) : quoted();
  }

  private String quoted() throws IOException, Refused {
    expect('"');
    var bytes = new ByteArrayOutputStream();
    while (!take('"')) {
      int c = next();
      if (c == '\\') {
        c = next();
        if (c != '"' && c != '\\') {
          throw Refused.bad("Only \" and \\ may be escaped.");
        }
      }
      if (c == '\r' || c == '\n' || c == 0) {
        lineEnded = c == '\n';
        throw Refused.bad("A quoted string may hold no line break.");
      }
      bytes.write(c);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// A name with `%` and `*`, as LIST takes it.
  String pattern() throws IOException, Refused {
    return at('"') || at('{')
        ? string()
        : word(c -> isAstringChar(c) || c == '%' || c == '*', "a pattern");
  }

  /// A message as a literal; its room is held until {@link #release}.
  byte[] message(int most, Room room) throws IOException, Refused {
    take('~');
    long size = announced();
    boolean waits = announcedWait;
    admit(size, most, waits);
    held = room.take(size);
    return read((int) size, waits);
  }

  private boolean announcedWait;

  private byte[] literal(int most) throws IOException, Refused {
    long size = announced();
    admit(size, most, announcedWait);
    return read((int) size, announcedWait);
  }

  private long announced() throws IOException, Refused {
    expect('{');
    long size = number();
    announcedWait = !take('+');
    expect('}');
    end();
    return size;
  }

  /// Refuses what is too long before it is sent, or reads it over if it comes anyway.
  private void admit(long size, int most, boolean waits) throws IOException, Refused {
    if (size <= most) {
      return;
    }
    if (!waits) {
      lineEnded = false;
      if (size > READ_OVER) {
        throw new EOFException("a literal of " + size + " bytes that nobody asked for");
      }
      for (long i = 0; i < size; i++) {
        peek();
        at++;
      }
    }
    throw Refused.no("[TOOBIG] A literal may have " + most + " bytes here.");
  }

  private byte[] read(int size, boolean waits) throws IOException {
    if (waits) {
      prompt.ask();
    }
    lineEnded = false;
    var bytes = new byte[size];
    int done = Math.min(size, filled - at);
    System.arraycopy(buffer, at, bytes, 0, done);
    at += done;
    if (in.readNBytes(bytes, done, size - done) < size - done) {
      throw new EOFException("the client is gone");
    }
    return bytes;
  }

  /// At most 2^63 - 1.
  long number() throws IOException, Refused {
    String digits = word(c -> c >= '0' && c <= '9', "a number");
    if (digits.length() > 19) {
      throw Refused.bad("The number is too large.");
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw Refused.bad("The number is too large.");
    }
  }

  private long place() throws IOException, Refused {
    if (take('*')) {
      return 0;
    }
    long number = number();
    if (number == 0 || number > 0xFFFF_FFFFL) {
      throw Refused.bad("Numbers go from 1 to 4294967295.");
    }
    return number;
  }

  Numbers numbers() throws IOException, Refused {
    if (take('$')) {
      return new Numbers(List.of());
    }
    var ranges = new ArrayList<Range>();
    do {
      long first = place();
      ranges.add(new Range(first, take(':') ? place() : first));
      if (ranges.size() > Numbers.MOST) {
        throw Refused.no("[LIMIT] A set may have " + Numbers.MOST + " ranges.");
      }
    } while (take(','));
    return new Numbers(ranges);
  }

  /// One flag.
  String flag() throws IOException, Refused {
    String flag = take('\\') ? "\\" + atom() : atom();
    if (flag.length() > Flags.LONGEST_KEYWORD) {
      throw Refused.no("[LIMIT] A keyword may have 64 characters.");
    }
    return flag;
  }

  /// Flags between parentheses.
  List<String> flags() throws IOException, Refused {
    var flags = new ArrayList<String>();
    expect('(');
    while (!take(')')) {
      if (!flags.isEmpty()) {
        space();
      }
      flags.add(flag());
      if (flags.size() > Flags.MOST_KEYWORDS) {
        throw Refused.no("[LIMIT] A message may bear 50 keywords.");
      }
    }
    return flags;
  }

  /// A line as SASL sends it, without its end.
  String line() throws IOException, Refused {
    var text = new StringBuilder();
    while (!at('\r')) {
      int c = next();
      if (c < ' ' || c > 126) {
        lineEnded = c == '\n';
        throw Refused.bad("Expected base64.");
      }
      text.append((char) c);
    }
    end();
    return text.toString();
  }
}
