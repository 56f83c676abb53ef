// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.DraftField.Kind;
import fr.mercure.tariff.Code;
import fr.mercure.tariff.CodeList;
import fr.mercure.tariff.ReferenceData;
import fr.mercure.web.Choice;
import fr.mercure.web.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes the inputs of a section out of a draft and of what the check says of it.
///
/// @param today day whose code lists hold
record SectionViews(
    DraftContent content,
    DraftFindings findings,
    Texts texts,
    ReferenceData lists,
    LocalDate today) {

  /// A section of the whole, or of one item.
  ///
  /// @param item rank of the item if the section is that of items; otherwise 0
  SectionView section(DraftSection section, int item) {
    List<DraftField> fields = DraftForm.of(section);
    return new SectionView(
        section,
        fields.stream()
            .filter(field -> !field.isOfRow() && field.kind() != Kind.CURRENCY)
            .map(field -> view(new DraftSlot(field, item, 0)))
            .toList(),
        DraftForm.groups(section).stream().map(group -> rows(group, item)).toList());
  }

  private SectionView.Rows rows(String group, int item) {
    List<DraftField> fields =
        DraftForm.FIELDS.stream().filter(field -> field.group().equals(group)).toList();
    int held = held(fields, item);
    return new SectionView.Rows(
        group.replace(".n.", "."),
        IntStream.rangeClosed(1, Math.min(held + 1, DraftForm.MOST_ROWS))
            .mapToObj(
                row -> fields.stream().map(field -> view(new DraftSlot(field, item, row))).toList())
            .toList());
  }

  private int held(List<DraftField> fields, int item) {
    String place = new DraftSlot(fields.getFirst(), item, 2).place();
    String row = place.substring(0, place.lastIndexOf("[2]"));
    int parent = row.lastIndexOf('/');
    return content.rows(row.substring(parent + 1), row.substring(0, parent));
  }

  private FieldView view(DraftSlot slot) {
    DraftField field = slot.field();
    String value = content.value(slot);
    return new FieldView(
        slot, texts, value, meaning(field, value), options(field), findings.at(slot), unit(slot));
  }

  private Optional<FieldView> unit(DraftSlot slot) {
    return DraftForm.currencyOf(slot.field())
        .map(currency -> view(new DraftSlot(currency, slot.item(), slot.row())));
  }

  private String meaning(DraftField field, String value) {
    return field.list().flatMap(list -> lists.find(list, value, today)).map(this::words).orElse("");
  }

  private List<Choice> options(DraftField field) {
    if (field.kind() != Kind.CHOICE) {
      return List.of();
    }
    var options = new ArrayList<Choice>();
    options.add(new Choice("", ""));
    field.values().forEach(code -> options.add(chosen(field, code)));
    field.list().ifPresent(list -> options.addAll(listed(list)));
    return options;
  }

  private Choice chosen(DraftField field, String code) {
    return new Choice(code, texts.get(field.words() + "." + code));
  }

  private List<Choice> listed(CodeList list) {
    return lists.all(list, today).stream()
        .sorted(Comparator.comparing(Code::value))
        .map(code -> new Choice(code.value(), "%s (%s)".formatted(words(code), code.value())))
        .toList();
  }

  private String words(Code code) {
    String words = texts.of(code.words());
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(texts.locale()) + words.substring(1);
  }
}
