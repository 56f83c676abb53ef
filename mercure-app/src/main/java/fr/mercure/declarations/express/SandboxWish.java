// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.Locale;

/// What the user of a sandbox wants to see, told by the end of the LRN: `TRM-2026-0001-RED`.
/// Without such an end the tables decide, as in earnest.
enum SandboxWish {
  /// Released at once.
  GREEN,
  /// Documents are examined.
  ORANGE,
  /// Goods are examined.
  RED,
  /// Refused with finding H7-0990.
  REFUSED,
  /// Held until a document comes.
  WAIT,
  /// No wish.
  NONE;

  /// The wish in this LRN.
  static SandboxWish of(String lrn) {
    String end = lrn.substring(lrn.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
    for (SandboxWish wish : values()) {
      if (wish != NONE && wish.name().equals(end)) {
        return wish;
      }
    }
    return NONE;
  }
}
