// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.nio.charset.StandardCharsets;

/// A glance at the tags of a document, enough to tell which message it is. It believes anything:
/// whatever it gets wrong, the reading that follows says so.
final class Peek {
  private final byte[] b;
  private int at;
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
    nameFrom = at + 1;
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

  /// Whether the tag found says this namespace; true too when it says none.
  boolean mayBeIn(String namespace) {
    int found = indexOf("xmlns", nameTo, tagEnd);
    return found < 0 || indexOf(namespace, found, tagEnd) >= 0;
  }

  private int indexOf(String text, int from, int to) {
    for (int i = from; i + text.length() <= to; i++) {
      if (startsWith(text, i)) {
        return i;
      }
    }
    return -1;
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
