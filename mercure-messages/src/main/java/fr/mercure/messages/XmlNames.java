// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

/// Names as XML 1.0 defines them.
final class XmlNames {
  private static final boolean[] START = new boolean[128];
  private static final boolean[] PART = new boolean[128];

  static {
    for (int c = 0; c < 128; c++) {
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c >= 'A';
      START[c] = letter || c == '_' || c == ':';
      PART[c] = START[c] || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }
  }

  private XmlNames() {}

  /// Where the name that begins here ends; the place itself if none does.
  static int end(byte[] b, int start, int limit) {
    int i = start;
    while (i < limit) {
      int c = b[i];
      if (c >= 0) {
        if (!(i == start ? START[c] : PART[c])) {
          return i;
        }
        i++;
      } else {
        int length = Utf8.trusted(b, i, limit);
        if (length == 0 || !isWide(Utf8.codePoint(b, i), i == start)) {
          return i;
        }
        i += length;
      }
    }
    return i;
  }

  private static boolean isWide(int point, boolean first) {
    if (!first && (point == 0xB7 || (point >= 0x300 && point <= 0x36F) || isTie(point))) {
      return true;
    }
    return (point >= 0xC0 && point <= 0x2FF && point != 0xD7 && point != 0xF7)
        || (point >= 0x370 && point <= 0x1FFF && point != 0x37E)
        || point == 0x200C
        || point == 0x200D
        || (point >= 0x2070 && point <= 0x218F)
        || (point >= 0x2C00 && point <= 0x2FEF)
        || (point >= 0x3001 && point <= 0xD7FF)
        || (point >= 0xF900 && point <= 0xFDCF)
        || (point >= 0xFDF0 && point <= 0xFFFD)
        || (point >= 0x10000 && point <= 0xEFFFF);
  }

  private static boolean isTie(int point) {
    return point == 0x203F || point == 0x2040;
  }
}
