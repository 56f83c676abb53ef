// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

/// Reading UTF-8 in place.
final class Utf8 {
  private Utf8() {}

  /// Bytes of the sequence that this byte begins, if well-formed.
  static int length(byte first) {
    return first >= 0 ? 1 : (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 4;
  }

  /// The code point at a place known to be well-formed.
  static int codePoint(byte[] b, int i) {
    int first = b[i];
    return switch (length(b[i])) {
      case 1 -> first;
      case 2 -> (first & 0x1F) << 6 | (b[i + 1] & 0x3F);
      case 3 -> (first & 0x0F) << 12 | (b[i + 1] & 0x3F) << 6 | (b[i + 2] & 0x3F);
      default ->
          (first & 0x07) << 18
              | (b[i + 1] & 0x3F) << 12
              | (b[i + 2] & 0x3F) << 6
              | (b[i + 3] & 0x3F);
    };
  }

  /// Bytes of the sequence at a place not yet trusted; 0 if it is cut short, overlong, a surrogate,
  /// beyond Unicode or one of the two characters that XML forbids (U+FFFE, U+FFFF).
  static int trusted(byte[] b, int i, int end) {
    int first = b[i] & 0xFF;
    int length = length(b[i]);
    if (first < 0xC2 || first > 0xF4 || i + length > end) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((b[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return allowed(codePoint(b, i), length) ? length : 0;
  }

  private static boolean allowed(int point, int length) {
    return switch (length) {
      case 2 -> true;
      case 3 -> point >= 0x800 && (point < 0xD800 || point > 0xDFFF) && point < 0xFFFE;
      default -> point >= 0x10000 && point <= 0x10FFFF;
    };
  }

  /// Length of the text in UTF-16 units, which is what length facets count.
  static int units(byte[] b, int start, int end) {
    int units = 0;
    for (int i = start; i < end; i++) {
      int c = b[i];
      if ((c & 0xC0) != 0x80) {
        units += (c & 0xF8) == 0xF0 ? 2 : 1;
      }
    }
    return units;
  }

  /// Writes one code point and returns where the next one goes.
  static int put(byte[] b, int at, int point) {
    if (point < 0x80) {
      b[at] = (byte) point;
      return at + 1;
    }
    int length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    int rest = point;
    for (int k = length - 1; k > 0; k--) {
      b[at + k] = (byte) (0x80 | (rest & 0x3F));
      rest >>= 6;
    }
    b[at] = (byte) ((0xF0 << (4 - length)) | rest);
    return at + length;
  }
}
