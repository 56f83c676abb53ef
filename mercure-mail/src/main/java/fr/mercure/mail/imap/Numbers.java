// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.SearchKey.Range;
import java.util.List;

/// A sequence set.
///
/// @param ranges either end may come first; 0 is `*`. None at all is `$`, what was found last
record Numbers(List<Range> ranges) {
  /// How many ranges one may have.
  static final int MOST = 5000;

  Numbers {
    ranges = List.copyOf(ranges);
  }

  boolean isSaved() {
    return ranges.isEmpty();
  }
}
