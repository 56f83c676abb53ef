// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.EXPRESS_LODGE;

import fr.mercure.declarations.express.DraftSaved.AlreadyLodged;
import fr.mercure.declarations.express.DraftSaved.Conflict;
import fr.mercure.declarations.express.DraftSaved.Saved;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.View;

/// The dense editor, and the save that happens while typing in either way of entry.
@Controller
class ExpertPages {
  private final DraftDesk desk;
  private final DraftStore drafts;
  private final DraftForms forms;
  private final Templates templates;

  ExpertPages(DraftDesk desk, DraftStore drafts, DraftForms forms, Templates templates) {
    this.desk = desk;
    this.drafts = drafts;
    this.forms = forms;
    this.templates = templates;
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/d/{reference}/expert")
  View expert(
      Actor actor,
      Shell shell,
      @PathVariable String reference,
      @RequestParam(defaultValue = "1") int article,
      @RequestParam(defaultValue = "false") boolean verifie) {
    Draft draft = desk.find(actor, reference);
    if (!draft.isOpen()) {
      return Redirect.to("/d/" + draft.reference() + "/depose");
    }
    DraftFrame frame = forms.frame(shell, actor, draft, verifie);
    int item = Math.clamp(article, 1, Math.max(1, draft.content().items()));
    List<SectionView> sections =
        Arrays.stream(DraftSection.values())
            .filter(section -> section != DraftSection.ITEMS)
            .map(section -> forms.section(frame, section, 0))
            .toList();
    return new Page(
        templates.expressExpert(
            new ExpertPage(
                frame,
                sections,
                forms.items(frame),
                item,
                forms.section(frame, DraftSection.ITEMS, item))));
  }

  @Allowed(EXPRESS_LODGE)
  @PostMapping("/d/{reference}/expert")
  View save(Actor actor, Shell shell, @PathVariable String reference, WebRequest request) {
    DraftPost post = DraftPost.of(request);
    return forms.saved(actor, shell, reference, post, draft -> next(draft, post));
  }

  private static String next(Draft draft, DraftPost post) {
    String path = "/d/" + draft.reference();
    int item = post.itemAfter(draft.content().items());
    return switch (post.act()) {
      case "lodge" -> path + "/verifier";
      case "check" -> path + "/expert?verifie=1&article=" + item;
      case "save" -> path + "/expert?article=" + item;
      default -> path + "/expert?article=" + item + "#h-item";
    };
  }

  /// A save while typing: answers with the line that says when.
  @Allowed(EXPRESS_LODGE)
  @PostMapping("/d/{reference}/enregistrer")
  View autosave(Actor actor, Shell shell, @PathVariable String reference, WebRequest request) {
    DraftSaved saved =
        drafts
            .save(actor, reference, DraftPost.of(request).edit())
            .orElseThrow(DraftDesk::notFound);
    return switch (saved) {
      case Saved(var draft) -> new Page(templates.expressSaved(shell, draft, false));
      case AlreadyLodged(var draft) -> new Page(templates.expressSaved(shell, draft, false));
      case Conflict conflict -> new Page(templates.expressSaved(shell, conflict.theirs(), true));
    };
  }
}
