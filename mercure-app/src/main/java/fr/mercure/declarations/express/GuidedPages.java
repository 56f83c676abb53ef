// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.EXPRESS_LODGE;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.View;

/// The guided entry: one topic per page, on the same draft as the dense editor.
@Controller
class GuidedPages {
  private final DraftDesk desk;
  private final DraftForms forms;
  private final Templates templates;

  GuidedPages(DraftDesk desk, DraftForms forms, Templates templates) {
    this.desk = desk;
    this.forms = forms;
    this.templates = templates;
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/d/{reference}/{section}")
  View section(
      Actor actor,
      Shell shell,
      @PathVariable String reference,
      @PathVariable String section,
      @RequestParam(defaultValue = "1") int article,
      @RequestParam(defaultValue = "false") boolean verifie) {
    DraftSection topic = DraftSection.at(section).orElseThrow(DraftDesk::notFound);
    Draft draft = desk.find(actor, reference);
    if (!draft.isOpen()) {
      return Redirect.to("/d/" + draft.reference() + "/depose");
    }
    DraftFrame frame = forms.frame(shell, actor, draft, verifie);
    boolean ofItems = topic == DraftSection.ITEMS;
    int item = ofItems ? Math.clamp(article, 1, Math.max(1, draft.content().items())) : 0;
    return new Page(
        templates.expressGuided(
            new GuidedPage(
                frame,
                forms.section(frame, topic, item),
                item,
                ofItems ? forms.items(frame) : List.of())));
  }

  @Allowed(EXPRESS_LODGE)
  @PostMapping("/d/{reference}/{section}")
  View save(
      Actor actor,
      Shell shell,
      @PathVariable String reference,
      @PathVariable String section,
      WebRequest request) {
    DraftSection topic = DraftSection.at(section).orElseThrow(DraftDesk::notFound);
    DraftPost post = DraftPost.of(request);
    return forms.saved(actor, shell, reference, post, draft -> next(actor, draft, topic, post));
  }

  /// Continuing past errors takes a second look: the page comes again with them, then a link leads
  /// on.
  private String next(Actor actor, Draft draft, DraftSection topic, DraftPost post) {
    String path = "/d/" + draft.reference() + "/";
    boolean ofItems = topic == DraftSection.ITEMS;
    if (!post.act().equals("continue")) {
      int item = post.itemAfter(draft.content().items());
      return path + topic.path() + (ofItems ? "?article=" + item : "");
    }
    boolean wrong =
        desk.check(actor, draft).findings().in(topic).stream().anyMatch(f -> f.finding().blocks());
    if (wrong) {
      return path + topic.path() + "?verifie=1" + (ofItems ? "&article=" + post.item() : "");
    }
    return path + topic.next().map(DraftSection::path).orElse("verifier");
  }
}
