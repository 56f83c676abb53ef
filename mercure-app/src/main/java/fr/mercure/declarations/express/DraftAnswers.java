// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Answer;
import fr.mercure.web.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a declaration says, in the order of the form, for people to read through.
///
/// @param path address of the draft, to change an answer; empty where nothing can be changed
record DraftAnswers(SectionViews views, String path) {

  /// The answers of each section and of each item; empty sections are left out.
  List<ReviewPage.Answers> all() {
    var all = new ArrayList<ReviewPage.Answers>();
    for (DraftSection section : DraftSection.values()) {
      if (section == DraftSection.ITEMS) {
        for (int item = 1; item <= views.content().items(); item++) {
          add(all, section, item);
        }
      } else {
        add(all, section, 0);
      }
    }
    return all;
  }

  private void add(List<ReviewPage.Answers> all, DraftSection section, int item) {
    SectionView view = views.section(section, item);
    var answers = new ArrayList<Answer>();
    for (SectionView.Group group : view.groups()) {
      List<FieldView> given = given(group.fields());
      if (group.party().isEmpty()) {
        given.forEach(field -> answers.add(answer(field)));
      } else if (!given.isEmpty()) {
        answers.add(together(views.texts().get("express.party." + group.party()), given, ", "));
      }
    }
    view.rows().forEach(rows -> addRows(answers, rows));
    if (!answers.isEmpty()) {
      String title =
          item > 0 ? views.texts().get("express.item", item) : views.texts().get(section.key());
      all.add(new ReviewPage.Answers(section.path() + (item > 0 ? item : ""), title, answers));
    }
  }

  private void addRows(List<Answer> answers, SectionView.Rows rows) {
    String label = views.texts().get("express.rows." + rows.group());
    for (int i = 0; i < rows.rows().size(); i++) {
      List<FieldView> given = given(rows.rows().get(i));
      if (!given.isEmpty()) {
        answers.add(together(label + " " + (i + 1), given, " "));
      }
    }
  }

  private static List<FieldView> given(List<FieldView> fields) {
    return fields.stream().filter(field -> !field.value().isEmpty()).toList();
  }

  /// Several fields that are one thing for people: an address, a document.
  private Answer together(String label, List<FieldView> fields, String between) {
    String value =
        fields.stream()
            .sorted(Comparator.comparing(field -> field.name().endsWith(".country")))
            .map(FieldView::shown)
            .collect(Collectors.joining(between));
    String element = fields.getFirst().field().dataElement().substring(0, "13 01".length());
    return new Answer(label, element, value, path.isEmpty() ? "" : change(fields.getFirst()));
  }

  private Answer answer(FieldView field) {
    String unit =
        field.unit().map(currency -> " " + currency.value()).orElse(" " + field.field().unit());
    String meaning = field.meaning().isEmpty() ? "" : " – " + field.meaning();
    return new Answer(
        field.label(),
        field.dataElement(),
        (field.shown() + unit).strip() + meaning,
        path.isEmpty() ? "" : change(field));
  }

  private String change(FieldView field) {
    DraftSlot slot = field.slot();
    String item = slot.item() > 0 ? "?article=" + slot.item() : "";
    return path + "/" + slot.field().section().path() + item + "#" + slot.name();
  }

  /// What differs between two contents, place by place.
  static List<ReviewPage.Change> changes(DraftContent before, DraftContent after, Texts texts) {
    var places = new TreeSet<>(before.values().keySet());
    places.addAll(after.values().keySet());
    return places.stream()
        .filter(place -> !before.at(place).equals(after.at(place)))
        .map(place -> new ReviewPage.Change(label(place, texts), before.at(place), after.at(place)))
        .toList();
  }

  private static String label(String place, Texts texts) {
    int item = DraftContent.itemOf(place);
    String field =
        DraftForm.at(place)
            .map(slot -> DraftWords.label(slot.field(), texts))
            .orElse(place.substring(place.lastIndexOf('/') + 1));
    return item > 0 ? texts.get("express.item", item) + ", " + field : field;
  }
}
