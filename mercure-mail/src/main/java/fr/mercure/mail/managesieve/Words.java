// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.managesieve;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads commands (RFC 5804 §4): a word, then strings and numbers, to the end of the line. Nothing
/// is kept beyond its bound.
final class Words {
  private static final int LONGEST_ATOM = 40;
  private static final int LONGEST_QUOTED = 1024;
  private static final int MOST_STRINGS = 4;

  private final InputStream in;
  private final int largest;

  /// @param largest bytes that a literal may have
  Words(InputStream in, int largest) {
    this.in = new BufferedInputStream(in);
    this.largest = largest;
  }

  /// A command.
  ///
  /// @param name upper case
  /// @param strings as bytes, in order; a number is its digits
  record Command(String name, List<byte[]> strings) {
    Command {
      strings = List.copyOf(strings);
    }

    /// A string that must be there and must be UTF-8.
    String text(int place) throws Refused {
      if (place >= strings.size()) {
        throw new Refused("Something is missing after " + name, false);
      }
      return Words.text(strings.get(place));
    }
  }

  /// What was sent is no command.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean fatal;

    /// @param fatal whether it is unknown where the next command begins
    Refused(String text, boolean fatal) {
      super(text, null, false, false);
      this.fatal = fatal;
    }

    boolean isFatal() {
      return fatal;
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  static String text(byte[] bytes) throws Refused {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw new Refused("NUL belongs into no string", false);
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new Refused("This is no UTF-8", false);
    }
  }

  /// Whether more has been sent already.
  boolean hasMore() throws IOException {
    return in.available() > 0;
  }

  /// The next command.
  Command command() throws IOException, Refused {
    String name = atom(read());
    var strings = new ArrayList<byte[]>();
    int c = last;
    while (c == ' ') {
      if (strings.size() >= MOST_STRINGS) {
        throw new Refused("There are too many words", true);
      }
      strings.add(string());
      c = read();
    }
    end(c);
    return new Command(name, strings);
  }

  /// A string alone on its line, as an answer of the client.
  byte[] answer() throws IOException, Refused {
    byte[] string = string();
    end(read());
    return string;
  }

  private int last;

  private int read() throws IOException {
    last = in.read();
    if (last < 0) {
      throw new EOFException("the client is gone");
    }
    return last;
  }

  private String atom(int first) throws IOException, Refused {
    var atom = new StringBuilder();
    int c = first;
    while ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      if (atom.length() >= LONGEST_ATOM) {
        throw new Refused("The word is too long", true);
      }
      atom.append((char) c);
      c = read();
    }
    if (atom.isEmpty()) {
      skipLine(c);
      throw new Refused("A command begins with a word", false);
    }
    return atom.toString().toUpperCase(Locale.ROOT);
  }

  private void end(int c) throws IOException, Refused {
    if (c != '\r' || read() != '\n') {
      throw new Refused("The line does not end where it should", true);
    }
  }

  /// To the end of a line that is not understood.
  private void skipLine(int first) throws IOException, Refused {
    int c = first;
    for (int skipped = 0; c != '\n'; skipped++) {
      if (skipped > LONGEST_QUOTED) {
        throw new Refused("The line is too long", true);
      }
      c = read();
    }
  }

  private byte[] string() throws IOException, Refused {
    int c = read();
    if (c == '"') {
      return quoted();
    }
    if (c == '{') {
      return literal();
    }
    if (c < '0' || c > '9') {
      throw new Refused("Expected a string", true);
    }
    var digits = new ByteArrayOutputStream();
    digits.write(c);
    while (true) {
      in.mark(1);
      int next = read();
      if (next < '0' || next > '9' || digits.size() > 10) {
        in.reset();
        return digits.toByteArray();
      }
      digits.write(next);
    }
  }

  private byte[] quoted() throws IOException, Refused {
    var string = new ByteArrayOutputStream();
    int c = read();
    while (c != '"') {
      c = c == '\\' ? read() : c;
      if (c == '\r' || c == '\n' || c == 0 || string.size() >= LONGEST_QUOTED) {
        throw new Refused("The quoted string is too long, or broken by a line", true);
      }
      string.write(c);
      c = read();
    }
    return string.toByteArray();
  }

  /// `{5+}`: the client sends the bytes without being asked.
  private byte[] literal() throws IOException, Refused {
    long size = 0;
    int c = read();
    while (c >= '0' && c <= '9' && size <= largest) {
      size = size * 10 + c - '0';
      c = read();
    }
    if (c == '+') {
      c = read();
    }
    if (size > largest) {
      throw new Refused("A script may have " + largest + " bytes", true);
    }
    if (c != '}' || read() != '\r' || read() != '\n') {
      throw new Refused("This is no literal", true);
    }
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException("the client is gone");
    }
    return bytes;
  }
}
