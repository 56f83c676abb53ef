// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The only values that a format allows.
final class ValueList {
  /// No list: any value will do.
  static final ValueList ANY = new ValueList(List.of());

  private final List<String> values;
  private final byte[][] bytes;

  private ValueList(List<String> values) {
    this.values = List.copyOf(values);
    this.bytes =
        values.stream().map(v -> v.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  static ValueList of(List<String> values) {
    return new ValueList(values);
  }

  /// In the order they are described; empty if any value will do.
  List<String> values() {
    return values;
  }

  boolean allows(byte[] b, int start, int end) {
    for (byte[] one : bytes) {
      if (one.length == end - start && Arrays.equals(one, 0, one.length, b, start, end)) {
        return true;
      }
    }
    return bytes.length == 0;
  }
}
