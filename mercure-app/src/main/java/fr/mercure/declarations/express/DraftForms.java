// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.DraftSaved.AlreadyLodged;
import fr.mercure.declarations.express.DraftSaved.Conflict;
import fr.mercure.declarations.express.DraftSaved.Saved;
import fr.mercure.identity.Actor;
import fr.mercure.tariff.ReferenceData;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// What the pages of the two ways of entry share: the frame, the fields, what becomes of a form.
@Component
class DraftForms {
  private final DraftDesk desk;
  private final DraftStore drafts;
  private final ReferenceData lists;
  private final Templates templates;

  DraftForms(DraftDesk desk, DraftStore drafts, ReferenceData lists, Templates templates) {
    this.desk = desk;
    this.drafts = drafts;
    this.lists = lists;
    this.templates = templates;
  }

  /// @param checked whether errors show at the fields
  DraftFrame frame(Shell shell, Actor actor, Draft draft, boolean checked) {
    DraftVerdict verdict = desk.check(actor, draft);
    return new DraftFrame(
        shell,
        draft,
        verdict.findings(),
        checked,
        verdict.charges().map(charges -> new ChargesView(shell.texts(), charges)),
        UUID.randomUUID().toString());
  }

  /// @param item rank of the item, if the section is that of items
  SectionView section(DraftFrame frame, DraftSection section, int item) {
    DraftFindings shown = frame.checked() ? frame.findings() : DraftFindings.NONE;
    return new SectionViews(
            frame.draft().content(), shown, frame.shell().texts(), lists, desk.today())
        .section(section, item);
  }

  List<ItemLine> items(DraftFrame frame) {
    return new ItemLines(frame.draft().content(), frame.findings(), frame.shell().texts()).all();
  }

  /// Saves a form, then goes on; or shows both values where somebody else typed another.
  ///
  /// @param next where to go on
  View saved(
      Actor actor, Shell shell, String reference, DraftPost post, Function<Draft, String> next) {
    DraftSaved saved = drafts.save(actor, reference, post.edit()).orElseThrow(DraftDesk::notFound);
    return switch (saved) {
      case Saved(var draft) -> Redirect.to(next.apply(draft));
      case AlreadyLodged(var draft) -> Redirect.to("/d/" + draft.reference() + "/depose");
      case Conflict conflict ->
          new Page(
              templates.expressConflict(ConflictPage.of(shell, post, conflict)),
              HttpStatus.CONFLICT);
    };
  }
}
