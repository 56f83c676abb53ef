// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Names of folders as IMAP4rev1 writes them: modified UTF-7 (RFC 3501 §5.1.3).
final class FolderName {
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

  private FolderName() {}

  static String encode(String name) {
    var wire = new StringBuilder();
    int at = 0;
    while (at < name.length()) {
      char c = name.charAt(at);
      if (c >= ' ' && c <= '~') {
        wire.append(c == '&' ? "&-" : String.valueOf(c));
        at++;
      } else {
        int end = at;
        while (end < name.length() && (name.charAt(end) < ' ' || name.charAt(end) > '~')) {
          end++;
        }
        byte[] utf16 = name.substring(at, end).getBytes(StandardCharsets.UTF_16BE);
        wire.append('&').append(ENCODER.encodeToString(utf16).replace('/', ',')).append('-');
        at = end;
      }
    }
    return wire.toString();
  }

  static String decode(String wire) throws Refused {
    var name = new StringBuilder();
    int at = 0;
    while (at < wire.length()) {
      int shift = wire.indexOf('&', at);
      if (shift < 0) {
        return name.append(wire, at, wire.length()).toString();
      }
      name.append(wire, at, shift);
      int end = wire.indexOf('-', shift);
      if (end < 0) {
        throw Refused.no("[CANNOT] The name is no modified UTF-7.");
      }
      name.append(end == shift + 1 ? "&" : shifted(wire.substring(shift + 1, end)));
      at = end + 1;
    }
    return name.toString();
  }

  private static String shifted(String base64) throws Refused {
    try {
      byte[] utf16 = Base64.getDecoder().decode(base64.replace(',', '/'));
      return StandardCharsets.UTF_16BE.newDecoder().decode(ByteBuffer.wrap(utf16)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw Refused.no("[CANNOT] The name is no modified UTF-7.");
    }
  }
}
