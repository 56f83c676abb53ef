// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import fr.mercure.web.Task;
import fr.mercure.web.Texts;
import fr.mercure.web.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every page of a draft shows around its content: where it stands, what is left to do, what
/// it would cost.
///
/// @param findings of the check of the draft as saved
/// @param checked whether errors are to be shown at the fields; not before a person asks
/// @param charges what would be due; nothing while the message is incomplete
/// @param page token of this open page
public record DraftFrame(
    Shell shell,
    Draft draft,
    DraftFindings findings,
    boolean checked,
    Optional<ChargesView> charges,
    String page) {

  /// The address of the draft, without a section.
  public String path() {
    return "/d/" + draft.reference();
  }

  public Texts texts() {
    return shell.texts();
  }

  /// The sections with their state.
  ///
  /// @param current the one shown, if one is
  /// @param inPage whether they stand on the page shown, each under `s-` and its name
  public List<Task> tasks(@Nullable DraftSection current, boolean inPage) {
    var tasks = new ArrayList<Task>();
    for (DraftSection section : DraftSection.values()) {
      String path = inPage ? "#s-" + section.path() : path() + "/" + section.path();
      tasks.add(task(section, path, section == current));
    }
    if (draft.kind() != Draft.Kind.TEMPLATE) {
      String review = texts().get("express.review");
      tasks.add(new Task(review, path() + "/verifier", Tone.NEUTRAL, "", false));
    }
    return tasks;
  }

  /// Sections that nothing is missing in.
  public long complete() {
    return Arrays.stream(DraftSection.values())
        .filter(section -> findings.in(section).stream().noneMatch(f -> f.finding().blocks()))
        .count();
  }

  /// Whether it could be lodged now.
  public boolean isReady() {
    return findings.blocking().isEmpty();
  }

  /// Where a finding can be mended.
  ///
  /// @param expert in the dense editor
  public String mend(DraftFindings.Placed placed, boolean expert) {
    String page = path() + "/" + (expert ? "expert" : placed.section().path()) + "?verifie=1";
    String item = placed.item() > 0 ? "&article=" + placed.item() : "";
    return page + item + placed.slot().map(slot -> "#" + slot.name()).orElse("");
  }

  /// What is wrong, for the summary above the form.
  ///
  /// @param errors findings to show
  public List<FormError> summary(List<DraftFindings.Placed> errors) {
    return errors.stream()
        .map(placed ->
            new FormError(placed.slot().map(DraftSlot::name).orElse(""), sentence(placed)))
        .toList();
  }

  /// A finding in words, with the item and the field that it speaks of.
  public String sentence(DraftFindings.Placed placed) {
    return DraftWords.sentence(placed, texts());
  }

  private Task task(DraftSection section, String path, boolean current) {
    List<DraftFindings.Placed> found = findings.in(section);
    long wrong =
        found.stream().filter(f -> f.finding().blocks() && !f.finding().value().isEmpty()).count();
    long missing = found.stream().filter(f -> f.finding().blocks()).count() - wrong;
    String title = texts().get(section.key());
    if (wrong > 0) {
      return new Task(title, path, Tone.BAD, texts().get("express.task.wrong", wrong), current);
    }
    if (missing > 0) {
      String state = texts().get("express.task.missing", missing);
      return new Task(title, path, Tone.NEUTRAL, state, current);
    }
    if (found.isEmpty() && !draft.content().touches(section)) {
      String state = texts().get("express.task.untouched");
      return new Task(title, path, Tone.NEUTRAL, state, current);
    }
    return found.isEmpty()
        ? new Task(title, path, Tone.OK, "", current)
        : new Task(
            title, path, Tone.WARN, texts().get("express.task.warning", found.size()), current);
  }
}
