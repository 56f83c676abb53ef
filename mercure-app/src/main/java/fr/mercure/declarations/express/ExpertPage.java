// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.List;
import java.util.Map;

/// The dense editor.
///
/// @param sections all but the items
/// @param item rank of the item shown
/// @param itemView its fields
public record ExpertPage(
    DraftFrame frame,
    List<SectionView> sections,
    List<ItemLine> items,
    int item,
    SectionView itemView) {
  public ExpertPage {
    sections = List.copyOf(sections);
    items = List.copyOf(items);
  }

  /// What each field is for, by its name without ranks.
  public List<Map.Entry<String, String>> helps() {
    return DraftForm.FIELDS.stream()
        .map(field -> Map.entry(field.column(), frame.texts().get(field.words() + ".help")))
        .toList();
  }
}
