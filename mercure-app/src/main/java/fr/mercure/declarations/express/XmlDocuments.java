// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// XML messages one after the other, in UTF-8, or all inside one element of any other name, which
/// must then leave namespaces to its children. Cuts by counting tags; whether a message is right is
/// judged later, on its own bytes.
final class XmlDocuments implements BatchItems {
  private static final int DEEPEST = 64;
  private static final int LONGEST_HEAD = 9;

  private final InputStream in;
  private int line = 1;
  private boolean wrapped;

  /// @param in buffered
  XmlDocuments(InputStream in) {
    this.in = in;
  }

  @Override
  public Optional<Item> next() throws IOException {
    var message = new ByteArrayOutputStream();
    int depth = 0;
    int begun = line;
    while (true) {
      int b = in.read();
      if (b < 0) {
        return end(message, begun);
      }
      if (b != '<') {
        if (depth > 0) {
          put(message, b, begun);
        }
        line += b == '\n' ? 1 : 0;
        continue;
      }
      byte[] tag = tag(begun);
      Kind kind = Kind.of(tag);
      if (depth == 0 && kind == Kind.START && !wrapped && !isMessage(tag)) {
        wrapped = true;
        continue;
      }
      if (depth == 0 && kind == Kind.END && wrapped) {
        continue;
      }
      if (depth == 0 && (kind == Kind.START || kind == Kind.EMPTY)) {
        message.reset();
        begun = line;
      }
      if (depth > 0 || kind == Kind.START || kind == Kind.EMPTY) {
        putAll(message, tag, begun);
      }
      line += lines(tag);
      depth += kind.step;
      if (depth > DEEPEST || depth < 0) {
        throw Unreadable.torn(line);
      }
      if (depth == 0 && (kind == Kind.END || kind == Kind.EMPTY)) {
        return Optional.of(new Item(begun, message.toByteArray()));
      }
    }
  }

  private static Optional<Item> end(ByteArrayOutputStream message, int begun) {
    return message.size() == 0
        ? Optional.empty()
        : Optional.of(new Item(begun, message.toByteArray()));
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

    static Kind of(byte[] tag) {
      return switch (tag[1]) {
        case '/' -> END;
        case '?', '!' -> OTHER;
        default -> tag[tag.length - 2] == '/' ? EMPTY : START;
      };
    }
  }

  private static boolean isMessage(byte[] tag) {
    String text = new String(tag, StandardCharsets.UTF_8);
    return text.matches("(?s)<([\\w.-]+:)?(Declaration|MetaData)[\\s/>].*");
  }

  /// From `<` to the `>` that ends it.
  private byte[] tag(int begun) throws IOException {
    var tag = new ByteArrayOutputStream();
    var head = new StringBuilder(LONGEST_HEAD);
    int quote = 0;
    int before = 0;
    int last = '<';
    tag.write(last);
    head.append('<');
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw Unreadable.torn(line);
      }
      put(tag, b, begun);
      if (head.length() < LONGEST_HEAD) {
        head.append((char) b);
      }
      if (head.charAt(1) == '!' || head.charAt(1) == '?') {
        if (b == '>' && isEnded(head, before, last, tag.size())) {
          return tag.toByteArray();
        }
      } else if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '>') {
        return checked(tag.toByteArray());
      }
      before = last;
      last = b;
    }
  }

  private byte[] checked(byte[] tag) throws Unreadable {
    if (tag.length < 3) {
      throw Unreadable.torn(line);
    }
    return tag;
  }

  /// Whether a `>` ends a comment, a CDATA section, an instruction or a declaration.
  private static boolean isEnded(StringBuilder head, int before, int last, int size) {
    if (head.indexOf("<!--") == 0) {
      return before == '-' && last == '-' && size >= 7;
    }
    if (head.indexOf("<![CDATA[") == 0) {
      return before == ']' && last == ']';
    }
    return head.charAt(1) == '!' || last == '?';
  }

  private static int lines(byte[] tag) {
    int lines = 0;
    for (byte b : tag) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  private void putAll(ByteArrayOutputStream message, byte[] bytes, int begun) throws Unreadable {
    for (byte b : bytes) {
      put(message, b, begun);
    }
  }

  private void put(ByteArrayOutputStream message, int b, int begun) throws Unreadable {
    if (message.size() >= LARGEST) {
      throw Unreadable.tooLong(begun);
    }
    message.write(b);
  }
}
