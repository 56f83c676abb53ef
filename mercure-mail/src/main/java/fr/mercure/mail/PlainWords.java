// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/// The text of a message that a search looks into: its text parts, decoded, and the names of its
/// attachments; the first {@link #MOST} characters.
final class PlainWords {
  static final int MOST = 100_000;

  private final byte[] bytes;
  private final StringBuilder words = new StringBuilder();

  private PlainWords(byte[] bytes) {
    this.bytes = bytes;
  }

  static String of(byte[] bytes, MimePart message) {
    var words = new PlainWords(bytes);
    words.add(message);
    return words.words.toString();
  }

  private void add(MimePart part) {
    if (words.length() >= MOST) {
      return;
    }
    part.parts().forEach(this::add);
    part.field("Content-Disposition").ifPresent(name -> append(name + "\n"));
    if (part.type().equals("text") && words.length() < MOST) {
      String text = decoded(part);
      append(part.subtype().equals("html") ? withoutTags(text) : text);
      append("\n");
    }
  }

  private void append(String text) {
    words.append(text, 0, Math.min(text.length(), Math.max(0, MOST - words.length())));
  }

  private String decoded(MimePart part) {
    try (var reader = new InputStreamReader(body(part), charset(part))) {
      var text = new char[MOST - words.length()];
      int length = 0;
      int read = 0;
      while (read >= 0 && length < text.length) {
        read = reader.read(text, length, text.length - length);
        length += Math.max(read, 0);
      }
      return new String(text, 0, length).replace('\0', '\uFFFD');
    } catch (IOException e) {
      return "";
    }
  }

  private InputStream body(MimePart part) {
    var raw = new ByteArrayInputStream(bytes, part.bodyStart(), part.end() - part.bodyStart());
    return switch (part.encoding()) {
      case "base64" -> new Base64InputStream(raw);
      case "quoted-printable" -> new QuotedPrintableInputStream(raw);
      default -> raw;
    };
  }

  private static Charset charset(MimePart part) {
    try {
      return Charset.forName(part.parameters().getOrDefault("charset", "utf-8"));
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static String withoutTags(String html) {
    String lower = html.toLowerCase(Locale.ROOT);
    var text = new StringBuilder(html.length());
    int at = 0;
    while (at < html.length()) {
      int open = html.indexOf('<', at);
      if (open < 0) {
        return text.append(html, at, html.length()).toString();
      }
      text.append(html, at, open).append(' ');
      int close = html.indexOf('>', end(lower, open));
      at = close < 0 ? html.length() : close + 1;
    }
    return text.toString();
  }

  /// Where the element ends that begins here: a script or a style is no text.
  private static int end(String lower, int open) {
    for (String hidden : List.of("script", "style")) {
      if (lower.startsWith(hidden, open + 1)) {
        int close = lower.indexOf("</" + hidden, open);
        return close < 0 ? lower.length() : close;
      }
    }
    return open;
  }
}
