// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds which mandatory places were left out. Only asked when something is missing.
final class Gaps {
  private final Table table;

  Gaps(Table table) {
    this.table = table;
  }

  /// The mandatory rows between a place in the content and an element that came too early; nothing
  /// if that element does not come later at all.
  ///
  /// @param next rows that may come at the place
  Optional<List<Integer>> before(int[] next, int meant) {
    List<Integer> lacking = new ArrayList<>();
    int[] ahead = next;
    for (int steps = 0; ahead.length > 0 && steps < table.size(); steps++) {
      if (contains(ahead, meant)) {
        return Optional.of(lacking);
      }
      int last = ahead[ahead.length - 1];
      lacking.add(last);
      ahead = table.follow[last];
    }
    return Optional.empty();
  }

  /// The mandatory rows between a place in the content and its end.
  ///
  /// @param next rows that may come at the place
  List<Integer> atEnd(int[] next) {
    List<Integer> lacking = new ArrayList<>();
    int[] ahead = next;
    for (int steps = 0; ahead.length > 0 && steps < table.size(); steps++) {
      int last = ahead[ahead.length - 1];
      if (table.min[last] > 0) {
        lacking.add(last);
      }
      if (table.mayEnd[last]) {
        return lacking;
      }
      ahead = table.follow[last];
    }
    return lacking;
  }

  private static boolean contains(int[] rows, int row) {
    for (int one : rows) {
      if (one == row) {
        return true;
      }
    }
    return false;
  }
}
