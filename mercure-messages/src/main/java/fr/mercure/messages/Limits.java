// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

/// How much of a document is read before it is refused. Each limit is checked before memory is
/// taken for what goes beyond it.
///
/// @param bytes of the whole document
/// @param depth of elements inside one another
/// @param elements in all
/// @param attributes on one element, namespace declarations included
/// @param findings after which the reading goes on no further
public record Limits(int bytes, int depth, int elements, int attributes, int findings) {
  /// What a single message may need: far above any real one (a CC015C with 1 999 consignments and
  /// 999 items each does not exist), far below what hurts.
  public static final Limits STANDARD = new Limits(64 << 20, 64, 2_000_000, 64, 100);

  /// @throws IllegalArgumentException if one is not positive
  public Limits {
    if (bytes < 1 || depth < 1 || elements < 1 || attributes < 1 || findings < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
