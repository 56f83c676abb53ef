// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.EXPRESS_LODGE;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// A draft as a whole: what is left to do, its versions, what may become of it.
@Controller
class DraftPages {
  private static final int LONGEST_NAME = 80;

  private final DraftDesk desk;
  private final DraftStore drafts;
  private final DraftForms forms;
  private final ParkedForms parked;
  private final Templates templates;

  DraftPages(
      DraftDesk desk,
      DraftStore drafts,
      DraftForms forms,
      ParkedForms parked,
      Templates templates) {
    this.desk = desk;
    this.drafts = drafts;
    this.forms = forms;
    this.parked = parked;
    this.templates = templates;
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/d/{reference}")
  View hub(Actor actor, Shell shell, @PathVariable String reference) {
    Draft draft = desk.find(actor, reference);
    if (!draft.isOpen()) {
      return Redirect.to("/d/" + draft.reference() + "/depose");
    }
    DraftFrame frame = forms.frame(shell, actor, draft, false);
    return new Page(templates.expressHub(new HubPage(frame, drafts.history(draft))));
  }

  /// Gives back what was typed when the session was already over.
  @Allowed(EXPRESS_LODGE)
  @GetMapping("/d/reprise/{id}")
  View parked(Actor actor, Shell shell, @PathVariable String id) {
    ParkedForms.Parked form = parked.find(id).orElseThrow(DraftDesk::notFound);
    Draft draft = desk.find(actor, form.path().substring("/d/".length()));
    return new Page(templates.expressParked(ParkedPage.of(shell, draft, form.fields())));
  }

  /// Going back is one more version: nothing after the point is lost.
  @Allowed(EXPRESS_LODGE)
  @PostMapping("/d/{reference}/restaurer")
  View restore(
      Actor actor,
      @PathVariable String reference,
      @RequestParam int version,
      @RequestParam int base) {
    Draft draft = desk.find(actor, reference);
    DraftContent then = drafts.at(draft, version).orElseThrow(DraftDesk::notFound);
    drafts.save(actor, draft.reference(), DraftEdit.of(base, _ -> then));
    return Redirect.to("/d/" + draft.reference() + "#versions");
  }

  @Allowed(EXPRESS_LODGE)
  @PostMapping("/d/{reference}/modele")
  View template(Actor actor, @PathVariable String reference, @RequestParam String nom) {
    Draft draft = desk.find(actor, reference);
    String name = nom.isBlank() ? draft.reference() : nom.strip();
    drafts.template(actor, draft, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    return Redirect.to("/declarations/nouvelle");
  }

  @Allowed(EXPRESS_LODGE)
  @PostMapping("/d/{reference}/supprimer")
  View delete(Actor actor, @PathVariable String reference) {
    drafts.delete(actor, desk.find(actor, reference));
    return Redirect.to("/declarations/nouvelle");
  }
}
