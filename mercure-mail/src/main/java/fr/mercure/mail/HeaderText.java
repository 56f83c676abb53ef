// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Words of a header field as they are sent: as they are if plain, else as encoded words (RFC
/// 2047), a few characters each, so that no line is too long and no letter is cut.
public final class HeaderText {
  private static final int CHUNK = 12;

  private HeaderText() {}

  /// The words for a field.
  ///
  /// @param text one line; control characters become blanks
  public static String of(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.matches("[A-Za-z0-9 ]{1,60}") ? line : encoded(line);
  }

  private static String encoded(String line) {
    var words = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      int end = Math.min(line.length(), at + CHUNK);
      if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
        end++;
      }
      byte[] bytes = line.substring(at, end).getBytes(StandardCharsets.UTF_8);
      words.append(words.isEmpty() ? "" : "\r\n ");
      words.append("=?UTF-8?B?").append(Base64.getEncoder().encodeToString(bytes)).append("?=");
      at = end;
    }
    return words.toString();
  }
}
