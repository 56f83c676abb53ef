// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// XML messages one after the other, in UTF-8, or all inside one element of any other name, which
/// must then leave namespaces to its children. Cuts by counting tags; whether a message is right is
/// judged later, on its own bytes.
final class XmlDocuments implements BatchItems {
  private static final int DEEPEST = 64;
  private static final int CHUNK = 8 * 1024;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private int next;
  private int filled;

  /// What is kept of the message being read; its last tag at its end.
  private byte[] message = new byte[CHUNK];

  private int size;

  private int line = 1;
  private boolean wrapped;

  XmlDocuments(InputStream in) {
    this.in = in;
  }

  @Override
  public Optional<Item> next() throws IOException {
    size = 0;
    int depth = 0;
    int begun = line;
    while (true) {
      int b = read();
      if (b < 0) {
        return size == 0 ? Optional.empty() : Optional.of(item(begun));
      }
      if (b != '<') {
        if (depth > 0) {
          put(b, begun);
        }
        line += b == '\n' ? 1 : 0;
        continue;
      }
      begun = depth == 0 ? line : begun;
      int tag = size;
      readTag(begun);
      Kind kind = Kind.of(message, tag, size);
      line += lines(tag);
      if (depth == 0 && isOutside(kind, tag)) {
        size = 0;
        continue;
      }
      depth += kind.step;
      if (depth > DEEPEST || depth < 0) {
        throw Unreadable.torn(line);
      }
      if (depth == 0 && kind != Kind.OTHER) {
        return Optional.of(item(begun));
      }
    }
  }

  private Item item(int begun) {
    return new Item(begun, Arrays.copyOf(message, size));
  }

  /// Whether a tag between two messages is of neither: a comment, a prologue, the element around
  /// all of them.
  private boolean isOutside(Kind kind, int tag) {
    return switch (kind) {
      case OTHER -> true;
      case END -> wrapped;
      case EMPTY -> false;
      case START -> {
        boolean wraps = !wrapped && !isMessage(tag);
        wrapped |= wraps;
        yield wraps;
      }
    };
  }

  /// What a piece of markup does to the depth.
  private enum Kind {
    START(1),
    END(-1),
    EMPTY(0),
    OTHER(0);

    private final int step;

    Kind(int step) {
      this.step = step;
    }

    static Kind of(byte[] bytes, int from, int to) {
      return switch (bytes[from + 1]) {
        case '/' -> END;
        case '?', '!' -> OTHER;
        default -> bytes[to - 2] == '/' ? EMPTY : START;
      };
    }
  }

  private boolean isMessage(int tag) {
    String text = new String(message, tag, size - tag, StandardCharsets.UTF_8);
    return text.matches("(?s)<([\\w.-]+:)?(Declaration|MetaData)[\\s/>].*");
  }

  /// From `<`, which has been read, to the `>` that ends it.
  private void readTag(int begun) throws IOException {
    int tag = size;
    int quote = 0;
    put('<', begun);
    while (true) {
      int b = read();
      if (b < 0) {
        throw Unreadable.torn(line);
      }
      put(b, begun);
      if (message[tag + 1] == '!' || message[tag + 1] == '?') {
        if (b == '>' && isEnded(tag)) {
          return;
        }
      } else if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '>') {
        if (size - tag < 3) {
          throw Unreadable.torn(line);
        }
        return;
      }
    }
  }

  /// Whether the `>` read last ends a comment, a CDATA section, an instruction or a declaration.
  private boolean isEnded(int tag) {
    if (begins(tag, "<!--")) {
      return message[size - 3] == '-' && message[size - 2] == '-' && size - tag >= 7;
    }
    if (begins(tag, "<![CDATA[")) {
      return message[size - 3] == ']' && message[size - 2] == ']';
    }
    return message[tag + 1] == '!' || message[size - 2] == '?';
  }

  private boolean begins(int tag, String text) {
    boolean begins = size - tag >= text.length();
    for (int i = 0; begins && i < text.length(); i++) {
      begins = message[tag + i] == text.charAt(i);
    }
    return begins;
  }

  private int lines(int tag) {
    int lines = 0;
    for (int i = tag; i < size; i++) {
      lines += message[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  private int read() throws IOException {
    if (next == filled) {
      filled = in.read(chunk);
      next = 0;
      if (filled < 0) {
        filled = 0;
        return -1;
      }
    }
    return chunk[next++] & 0xff;
  }

  private void put(int b, int begun) throws Unreadable {
    if (size >= LARGEST) {
      throw Unreadable.tooLong(begun);
    }
    if (size == message.length) {
      message = Arrays.copyOf(message, 2 * size);
    }
    message[size++] = (byte) b;
  }
}
