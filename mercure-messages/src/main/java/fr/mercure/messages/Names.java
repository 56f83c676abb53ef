// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Comparing names without looking at each byte.
final class Names {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Names() {}

  /// The first eight bytes of a name as one number, zeros after a shorter one.
  static long head(byte[] b, int start, int end) {
    int length = end - start;
    if (start + 8 <= b.length) {
      long eight = (long) LONG.get(b, start);
      return length >= 8 ? eight : eight & ((1L << (length * 8)) - 1);
    }
    long head = 0;
    for (int i = Math.min(length, 8) - 1; i >= 0; i--) {
      head = head << 8 | (b[start + i] & 0xFF);
    }
    return head;
  }

  /// Eight bytes as one number; the caller knows that they are there.
  static long eight(byte[] b, int start) {
    return (long) LONG.get(b, start);
  }

  /// Whether two names of the same length, of which the first eight bytes are known to be alike,
  /// are alike to the end.
  static boolean sameRest(byte[] a, int i, byte[] b, int j, int length) {
    if (length <= 8) {
      return true;
    }
    for (int k = 8; k < length - 8; k += 8) {
      if ((long) LONG.get(a, i + k) != (long) LONG.get(b, j + k)) {
        return false;
      }
    }
    return (long) LONG.get(a, i + length - 8) == (long) LONG.get(b, j + length - 8);
  }

  /// Whether two names of the same length are alike.
  static boolean same(byte[] b, int i, int j, int length) {
    return head(b, i, i + length) == head(b, j, j + length) && sameRest(b, i, b, j, length);
  }
}
