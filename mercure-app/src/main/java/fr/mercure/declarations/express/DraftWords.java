// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.DraftFindings.Placed;
import fr.mercure.kernel.Finding;
import fr.mercure.web.Texts;
import java.util.Optional;
import java.util.Set;

/// Findings as a person who fills the form reads them: what the check calls by the name of an
/// element bears the label of its field here.
final class DraftWords {
  /// An element, an attribute or a value that is not there.
  private static final Set<String> MISSING = Set.of("ST-0130", "ST-0200", "ST-0300");

  private DraftWords() {}

  /// One sentence, with the item and the field that it speaks of.
  static String sentence(Placed placed, Texts texts) {
    Finding finding = placed.finding();
    boolean missing = placed.slot().isPresent() && MISSING.contains(finding.code());
    String sentence =
        missing
            ? texts.get("express.missing", name(placed.slot().orElseThrow(), texts))
            : named(finding, placed.slot(), texts);
    String item = texts.get("express.item", placed.item());
    return placed.item() == 0 || sentence.startsWith(item) ? sentence : item + " – " + sentence;
  }

  /// The same under its field, which has said its name already.
  static String underField(Finding finding, DraftSlot slot, Texts texts) {
    return MISSING.contains(finding.code())
        ? texts.get("express.missing.here")
        : named(finding, Optional.of(slot), texts);
  }

  private static String named(Finding finding, Optional<DraftSlot> slot, Texts texts) {
    String sentence = texts.of(finding.text()) + " " + texts.of(finding.remedy());
    boolean structure = finding.code().startsWith("ST-");
    return structure && slot.isPresent()
        ? sentence.replace(finding.pointer().leaf(), name(slot.get(), texts)).strip()
        : sentence.strip();
  }

  /// Whose it is, label and element number.
  private static String name(DraftSlot slot, Texts texts) {
    return "%s (%s)".formatted(label(slot.field(), texts), slot.field().shortElement());
  }

  /// The label, after the party that it belongs to.
  static String label(DraftField field, Texts texts) {
    String label = texts.get(field.words());
    String party = field.party();
    return party.isEmpty() ? label : texts.get("express.party." + party) + ", " + label;
  }
}
