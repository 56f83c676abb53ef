// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.nio.charset.StandardCharsets;

/// A glance at the tags of a document, enough to tell which message it is. It believes anything:
/// whatever it gets wrong, the reading that follows says so.
final class Peek {
  private final byte[] b;
  private int at;
  private int nameStart;
  private int nameFrom;
  private int nameTo;
  private int tagEnd;

  Peek(byte[] document, int start) {
    this.b = document;
    this.at = start;
  }

  /// Moves to the next start tag on the level where one is; false at the end of the level.
  boolean next() {
    int depth = 0;
    while (nextTag()) {
      if (b[at + 1] == '/') {
        if (depth == 0) {
          return false;
        }
        depth--;
        at++;
      } else if (depth == 0) {
        take();
        return true;
      } else {
        int close = tagEnd(at);
        depth += isEmpty(close) ? 0 : 1;
        at = close;
      }
    }
    return false;
  }

  private void take() {
    nameStart = at + 1;
    nameFrom = nameStart;
    nameTo = nameFrom;
    while (nameTo < b.length && b[nameTo] > ' ' && b[nameTo] != '>' && b[nameTo] != '/') {
      if (b[nameTo] == ':') {
        nameFrom = nameTo + 1;
      }
      nameTo++;
    }
    tagEnd = tagEnd(nameTo);
  }

  /// Goes into the element found; false if it is empty.
  boolean enter() {
    at = tagEnd;
    return !isEmpty(tagEnd);
  }

  /// Goes past the element found and all it holds.
  void skip() {
    int depth = enter() ? 1 : 0;
    while (depth > 0 && nextTag()) {
      if (b[at + 1] == '/') {
        depth--;
        at++;
      } else {
        int close = tagEnd(at);
        depth += isEmpty(close) ? 0 : 1;
        at = close;
      }
    }
  }

  String name() {
    return text(nameFrom, nameTo);
  }

  /// The text after the tag found, up to the next one.
  String value() {
    int stop = tagEnd + 1;
    while (stop < b.length && b[stop] != '<') {
      stop++;
    }
    return isEmpty(tagEnd) ? "" : text(tagEnd + 1, stop).strip();
  }

  /// The namespace that the tag found declares for its own name; empty if it declares none.
  String namespace() {
    String prefix = text(nameStart, Math.max(nameStart, nameFrom - 1));
    String name = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
    for (int i = nameTo; i < tagEnd; i = afterValue(i)) {
      if (b[i] <= ' ' && startsWith(name, i + 1)) {
        int equals = blanks(i + 1 + name.getBytes(StandardCharsets.UTF_8).length);
        int quote = blanks(equals + 1);
        if (equals < tagEnd && b[equals] == '=' && quote < tagEnd) {
          return text(quote + 1, afterValue(quote) - 1);
        }
      }
    }
    return "";
  }

  /// The next place; after a value in quotes, the one behind it.
  private int afterValue(int at) {
    int i = at + 1;
    if (b[at] == '"' || b[at] == '\'') {
      while (i < tagEnd && b[i] != b[at]) {
        i++;
      }
      i++;
    }
    return i;
  }

  private int blanks(int from) {
    int i = from;
    while (i < tagEnd && b[i] <= ' ' && b[i] >= 0) {
      i++;
    }
    return i;
  }

  private boolean isEmpty(int close) {
    return close >= b.length || b[close - 1] == '/';
  }

  /// Moves to the next tag, past comments, instructions and CDATA.
  private boolean nextTag() {
    while (at < b.length) {
      if (b[at] != '<' || at + 1 >= b.length) {
        at++;
      } else if (b[at + 1] == '!') {
        pass(startsWith("<!--", at) ? "-->" : startsWith("<![CDATA[", at) ? "]]>" : ">");
      } else if (b[at + 1] == '?') {
        pass("?>");
      } else {
        return true;
      }
    }
    return false;
  }

  private void pass(String mark) {
    at++;
    while (at < b.length && !startsWith(mark, at)) {
      at++;
    }
  }

  private boolean startsWith(String mark, int from) {
    for (int k = 0; k < mark.length(); k++) {
      if (from + k >= b.length || b[from + k] != mark.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  private int tagEnd(int from) {
    int quote = 0;
    for (int i = from; i < b.length; i++) {
      if (quote != 0) {
        quote = b[i] == quote ? 0 : quote;
      } else if (b[i] == '"' || b[i] == '\'') {
        quote = b[i];
      } else if (b[i] == '>') {
        return i;
      }
    }
    return b.length;
  }

  private String text(int from, int to) {
    int end = Math.max(from, Math.min(to, from + 200));
    return new String(b, from, end - from, StandardCharsets.UTF_8);
  }
}
