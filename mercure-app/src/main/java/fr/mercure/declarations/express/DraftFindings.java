// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Finding;
import java.util.List;
import java.util.Optional;

/// What the check says of a draft, each finding at the field where a person can mend it.
///
/// @param placed in the order of the form
public record DraftFindings(List<Placed> placed) {
  static final DraftFindings NONE = new DraftFindings(List.of());

  /// A finding and where it shows.
  ///
  /// @param slot the field to mend; none if no field of the form can
  /// @param item rank of the item that it speaks of; 0 for the whole
  public record Placed(Finding finding, DraftSection section, Optional<DraftSlot> slot, int item) {}

  public DraftFindings {
    placed = List.copyOf(placed);
  }

  /// The findings of a check, placed.
  static DraftFindings of(List<Finding> findings) {
    return new DraftFindings(
        findings.stream()
            .map(DraftFindings::place)
            .sorted((a, b) ->
                a.section() == b.section()
                    ? Integer.compare(a.item(), b.item())
                    : a.section().compareTo(b.section()))
            .toList());
  }

  /// Those of one field.
  public List<Finding> at(DraftSlot slot) {
    return placed.stream()
        .filter(place -> place.slot().filter(slot::equals).isPresent())
        .map(Placed::finding)
        .toList();
  }

  /// Those of one section.
  public List<Placed> in(DraftSection section) {
    return placed.stream().filter(place -> place.section() == section).toList();
  }

  /// Those of one item.
  public List<Placed> inItem(int item) {
    return placed.stream().filter(place -> place.item() == item).toList();
  }

  /// Those that would have the message refused.
  public List<Placed> blocking() {
    return placed.stream().filter(place -> place.finding().blocks()).toList();
  }

  /// Those that would let it pass.
  public List<Placed> warnings() {
    return placed.stream().filter(place -> !place.finding().blocks()).toList();
  }

  private static Placed place(Finding finding) {
    String place = DraftContent.canonical(finding.pointer().path());
    int item = Math.min(DraftContent.itemOf(place + "/"), DraftContent.MOST_ITEMS);
    Optional<DraftSlot> slot = DraftForm.at(place).or(() -> DraftForm.nearest(place, item));
    DraftSection section =
        slot.map(found -> found.field().section())
            .orElse(item > 0 ? DraftSection.ITEMS : DraftSection.MESSAGE);
    return new Placed(finding, section, slot, item);
  }
}
