// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// One section of the H7 form, or one item of it, as a page shows it.
///
/// @param fields that stand alone
/// @param rows groups of fields that repeat
public record SectionView(DraftSection section, List<FieldView> fields, List<Rows> rows) {

  /// Fields that repeat together.
  ///
  /// @param group such as `document`, or `item.document`
  /// @param rows those that hold something, and a blank one
  public record Rows(String group, List<List<FieldView>> rows) {
    public Rows {
      rows = List.copyOf(rows);
    }

    /// Whether a row holds something or was found wrong.
    public boolean isShown() {
      return rows.stream().flatMap(List::stream).anyMatch(FieldView::isShown);
    }
  }

  public SectionView {
    fields = List.copyOf(fields);
    rows = List.copyOf(rows);
  }

  /// Fields of one party, or fields that stand alone.
  ///
  /// @param party such as `exporter`; empty if they stand alone
  public record Group(String party, List<FieldView> fields) {}

  /// Fields always shown.
  public List<FieldView> shown() {
    return fields.stream().filter(FieldView::isShown).toList();
  }

  /// Fields always shown, those of a party together.
  public List<Group> shownGroups() {
    return groups(shown());
  }

  /// Fields put away until somebody needs them, those of a party together.
  public List<Group> foldedGroups() {
    return groups(fields.stream().filter(field -> !field.isShown()).toList());
  }

  /// All fields, those of a party together.
  public List<Group> groups() {
    return groups(fields);
  }

  private static List<Group> groups(List<FieldView> fields) {
    var groups = new LinkedHashMap<String, List<FieldView>>();
    for (FieldView field : fields) {
      groups.computeIfAbsent(field.field().party(), _ -> new ArrayList<>()).add(field);
    }
    return groups.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList();
  }
}
