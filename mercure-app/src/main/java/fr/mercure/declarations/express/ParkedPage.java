// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Shell;
import java.util.List;
import java.util.Map;

/// A form that came after the end of a session, given back.
///
/// @param draft the draft that it was typed into, as it is now
/// @param fields name, label and value of each field that differs from the draft
public record ParkedPage(Shell shell, Draft draft, List<Field> fields) {
  /// A field as it was typed.
  public record Field(String name, String label, String value) {}

  public ParkedPage {
    fields = List.copyOf(fields);
  }

  static ParkedPage of(Shell shell, Draft draft, Map<String, String> typed) {
    return new ParkedPage(
        shell,
        draft,
        typed.entrySet().stream()
            .flatMap(field ->
                DraftForm.named(field.getKey()).stream()
                    .filter(slot -> !draft.content().value(slot).equals(field.getValue()))
                    .map(slot -> field(shell, slot, field.getValue())))
            .toList());
  }

  private static Field field(Shell shell, DraftSlot slot, String value) {
    String item = slot.item() > 0 ? shell.text("express.item", slot.item()) + ", " : "";
    return new Field(slot.name(), item + DraftWords.label(slot.field(), shell.texts()), value);
  }
}
