// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.List;

/// One topic of a draft.
///
/// @param item rank of the item shown; 0 outside the items
/// @param items a line for each item; empty outside the items
public record GuidedPage(DraftFrame frame, SectionView view, int item, List<ItemLine> items) {
  public GuidedPage {
    items = List.copyOf(items);
  }

  /// Findings shown in the summary: those of this section, of this item.
  public List<DraftFindings.Placed> summary() {
    return frame.findings().in(view.section()).stream()
        .filter(placed -> frame.checked() && placed.finding().blocks())
        .filter(placed -> item == 0 || placed.item() == item || placed.item() == 0)
        .toList();
  }
}
