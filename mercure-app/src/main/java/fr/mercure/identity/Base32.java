// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.security.SecureRandom;

/// RFC 4648 base 32 without padding: what authenticator applications read, and what people can
/// dictate (no 0, 1, 8 beside O, I, B).
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8) | (b & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }

  /// @throws IllegalArgumentException at a character that base 32 has not
  static byte[] decode(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int buffer = 0;
    int bits = 0;
    int filled = 0;
    for (int i = 0; i < text.length(); i++) {
      buffer = ((buffer << 5) | value(text.charAt(i))) & 0xffff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[filled++] = (byte) (buffer >> bits);
      }
    }
    return bytes;
  }

  private static int value(char c) {
    int value = ALPHABET.indexOf(c);
    if (value < 0) {
      throw new IllegalArgumentException("not base 32: " + c);
    }
    return value;
  }

  /// So many random characters, five bits each.
  static String random(SecureRandom random, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(32)));
    }
    return text.toString();
  }
}
