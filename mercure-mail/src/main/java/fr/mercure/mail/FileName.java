// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// The name of a file in `Content-Disposition`: plain, quoted, or with its character set (RFC 2231,
/// in one piece).
final class FileName {
  private static final int LONGEST = 150;

  private FileName() {}

  /// Empty if there is none.
  static String of(String disposition) {
    String extended = parameter(disposition, "filename*");
    if (!extended.isEmpty()) {
      return decoded(extended);
    }
    return DecoderUtil.decodeEncodedWords(parameter(disposition, "filename"), DecodeMonitor.SILENT);
  }

  private static String decoded(String extended) {
    String[] parts = extended.split("'", 3);
    if (parts.length != 3) {
      return extended;
    }
    try {
      return URLDecoder.decode(parts[2].replace("+", "%2B"), Charset.forName(parts[0]));
    } catch (IllegalArgumentException e) {
      return URLDecoder.decode(
          parts[2].replace("+", "%2B").replace("%", "%25"), StandardCharsets.UTF_8);
    }
  }

  private static String parameter(String field, String name) {
    int at = 0;
    while (at < field.length()) {
      int end = end(field, at);
      String parameter = field.substring(at, end).strip();
      int equal = parameter.indexOf('=');
      if (equal > 0 && parameter.substring(0, equal).strip().equalsIgnoreCase(name)) {
        return unquoted(parameter.substring(equal + 1).strip());
      }
      at = end + 1;
    }
    return "";
  }

  /// Where the next `;` stands outside quotes.
  private static int end(String field, int from) {
    boolean quoted = false;
    for (int at = from; at < field.length(); at++) {
      char c = field.charAt(at);
      if (c == '\\' && quoted) {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return at;
      }
    }
    return field.length();
  }

  private static String unquoted(String value) {
    if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
      return value;
    }
    return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  /// Without folders and without what could hide an ending.
  static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "_").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(plain.length() - LONGEST);
  }
}
