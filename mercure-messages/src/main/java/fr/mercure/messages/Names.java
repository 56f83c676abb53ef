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

  /// The last eight bytes of a name longer than eight; zero for a shorter one.
  static long tail(byte[] b, int start, int end) {
    return end - start <= 8 ? 0 : (long) LONG.get(b, end - 8);
  }

  /// Eight bytes as one number; the caller knows that they are there.
  static long eight(byte[] b, int start) {
    return (long) LONG.get(b, start);
  }
}
