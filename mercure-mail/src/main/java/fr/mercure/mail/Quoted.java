// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import org.apache.james.mime4j.codec.EncoderUtil;
import org.jspecify.annotations.Nullable;

/// Strings as IMAP responses write them.
public final class Quoted {
  private Quoted() {}

  /// The text between quotes, in ASCII: what is not ASCII becomes encoded words (RFC 2047), and
  /// control characters become blanks. `NIL` for none.
  public static String orNil(@Nullable String text) {
    if (text == null) {
      return "NIL";
    }
    return quote(
        isAscii(text) ? text : EncoderUtil.encodeEncodedWord(text, EncoderUtil.Usage.TEXT_TOKEN));
  }

  /// The text between quotes, as it is.
  public static String quote(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c < ' ' || c == 127 ? ' ' : c);
    }
    return quoted.append('"').toString();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}
