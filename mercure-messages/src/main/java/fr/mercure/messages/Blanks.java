// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

/// Treats the blanks of a value as its kind asks, without copying when there is nothing to change.
final class Blanks {
  private byte[] bytes = new byte[0];
  private int start;
  private int end;
  private byte[] copy = new byte[64];

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  void treat(Primitive.Blanks how, byte[] b, int from, int to) {
    bytes = b;
    start = from;
    end = to;
    switch (how) {
      case KEPT -> {}
      case REPLACED -> replace();
      case COLLAPSED -> collapse();
    }
  }

  private void replace() {
    for (int i = start; i < end; i++) {
      if (bytes[i] < ' ' && bytes[i] >= 0) {
        rewrite(false);
        return;
      }
    }
  }

  private void collapse() {
    while (start < end && isBlank(bytes[start])) {
      start++;
    }
    while (end > start && isBlank(bytes[end - 1])) {
      end--;
    }
    for (int i = start; i < end; i++) {
      if (isBlank(bytes[i]) && (bytes[i] != ' ' || isBlank(bytes[i + 1]))) {
        rewrite(true);
        return;
      }
    }
  }

  private void rewrite(boolean runs) {
    if (copy.length < end - start) {
      copy = new byte[(end - start) * 2];
    }
    int to = 0;
    for (int i = start; i < end; i++) {
      byte c = isBlank(bytes[i]) ? (byte) ' ' : bytes[i];
      if (!runs || c != ' ' || copy[to - 1] != ' ') {
        copy[to++] = c;
      }
    }
    bytes = copy;
    start = 0;
    end = to;
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }
}
