// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Finding;
import fr.mercure.tariff.CodeList;
import fr.mercure.web.Choice;
import fr.mercure.web.Texts;
import java.util.List;
import java.util.Optional;

/// One input of the H7 form, as a page shows it.
///
/// @param value as kept
/// @param meaning what the code means; empty if the value is no code or an unknown one
/// @param options choices, when there are few
/// @param findings of the last check; none before the first
/// @param unit the currency beside an amount
public record FieldView(
    DraftSlot slot,
    Texts texts,
    String value,
    String meaning,
    List<Choice> options,
    List<Finding> findings,
    Optional<FieldView> unit) {

  public FieldView {
    options = List.copyOf(options);
    findings = List.copyOf(findings);
  }

  /// Name and identifier of the input.
  public String name() {
    return slot.name();
  }

  public DraftField field() {
    return slot.field();
  }

  public String label() {
    return texts.get(field().words());
  }

  /// The label, after the party that it belongs to.
  public String fullLabel() {
    return DraftWords.label(field(), texts);
  }

  public String help() {
    return texts.get(field().words() + ".help");
  }

  /// A value that would pass; empty if there is none to show.
  public String example() {
    String key = field().words() + ".example";
    return texts.has(key) ? texts.get(key) : "";
  }

  /// The data element, without its last level when that says nothing: `18 04 001`.
  public String dataElement() {
    return field().shortElement();
  }

  /// The value as a person of that language types it.
  public String shown() {
    return DraftTyping.shown(field(), value, texts.locale());
  }

  /// What is wrong, in one sentence; empty if nothing is known to be.
  public String error() {
    return findings.stream().filter(Finding::blocks).findFirst().map(this::sentence).orElse("");
  }

  /// What somebody should look at; empty if nothing.
  public String warning() {
    return findings.stream().filter(f -> !f.blocks()).findFirst().map(this::sentence).orElse("");
  }

  /// What stands under the input while nothing is wrong.
  ///
  /// @param guided whether the form explains itself
  public String hint(boolean guided) {
    return meaning.isEmpty() && guided ? help() : meaning;
  }

  /// The list to search for a code; nothing unless it is long.
  public Optional<CodeList> list() {
    return options.isEmpty() ? field().list() : Optional.empty();
  }

  /// Which keys a telephone offers.
  public String inputmode() {
    return field().kind().isNumber() ? "decimal" : "";
  }

  /// How wide it stands, as a class.
  public String width() {
    return "c" + field().width();
  }

  /// Whether it is shown without being asked for.
  public boolean isShown() {
    return !field().folded() || !value.isEmpty() || !findings.isEmpty();
  }

  private String sentence(Finding finding) {
    return DraftWords.underField(finding, slot, texts);
  }
}
