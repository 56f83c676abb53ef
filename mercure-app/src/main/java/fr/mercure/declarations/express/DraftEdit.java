// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What one open page wants to save.
///
/// @param base version that the page was made from
/// @param page token of that open page: its earlier saves are not somebody else's
/// @param typed what its fields hold, all of them
/// @param then what to do with the whole after that, such as adding an item
record DraftEdit(
    int base, String page, Map<DraftSlot, String> typed, UnaryOperator<DraftContent> then) {
  DraftEdit {
    typed = new LinkedHashMap<>(typed);
  }

  DraftEdit(int base, String page, Map<DraftSlot, String> typed) {
    this(base, page, typed, UnaryOperator.identity());
  }

  /// A change of the whole that no field takes part in.
  static DraftEdit of(int base, UnaryOperator<DraftContent> then) {
    return new DraftEdit(base, "", Map.of(), then);
  }
}
