// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.EXPRESS_LODGE;

import fr.mercure.declarations.express.LodgingDesk.Lodged;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.tariff.Code;
import fr.mercure.tariff.CodeList;
import fr.mercure.tariff.ReferenceData;
import fr.mercure.web.Choice;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Reading through a draft, lodging it, and what became of it.
@Controller
class LodgingPages {
  private final DraftDesk desk;
  private final DraftForms forms;
  private final CaseFiles files;
  private final CaseDesk cases;
  private final LodgingDesk lodging;
  private final ReferenceData lists;
  private final Templates templates;

  LodgingPages(
      DraftDesk desk,
      DraftForms forms,
      CaseFiles files,
      CaseDesk cases,
      LodgingDesk lodging,
      ReferenceData lists,
      Templates templates) {
    this.desk = desk;
    this.forms = forms;
    this.files = files;
    this.cases = cases;
    this.lodging = lodging;
    this.lists = lists;
    this.templates = templates;
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/d/{reference}/verifier")
  View review(Actor actor, Shell shell, @PathVariable String reference) {
    Draft draft = desk.find(actor, reference);
    return draft.isOpen() ? review(actor, shell, draft, List.of()) : done(draft);
  }

  private View review(Actor actor, Shell shell, Draft draft, List<String> notices) {
    DraftFrame frame = forms.frame(shell, actor, draft, true);
    SectionViews views =
        new SectionViews(draft.content(), DraftFindings.NONE, shell.texts(), lists, desk.today());
    return new Page(
        templates.expressReview(
            new ReviewPage(
                frame,
                new DraftAnswers(views, frame.path()).all(),
                changes(actor, shell, draft),
                reasons(shell),
                draft.content().at(DraftMessage.REASON),
                draft.content().at(DraftMessage.REASON_TEXT),
                notices)));
  }

  private List<ReviewPage.Change> changes(Actor actor, Shell shell, Draft draft) {
    if (draft.kind() != Draft.Kind.AMENDMENT) {
      return List.of();
    }
    DraftContent accepted = files.content(actor, draft.origin()).orElse(DraftContent.EMPTY);
    return DraftAnswers.changes(
        accepted, DraftMessage.typed(draft.content().values()), shell.texts());
  }

  private List<Choice> reasons(Shell shell) {
    return lists.all(CodeList.CHANGE_REASON, desk.today()).stream()
        .filter(code -> code.value().length() == 1)
        .sorted(Comparator.comparing(Code::value))
        .map(code -> new Choice(code.value(), shell.texts().of(code.words())))
        .toList();
  }

  /// Lodges the version that the person read. If somebody has changed the draft meanwhile, it is
  /// shown again first. Twice the same click is one lodging.
  @Allowed(EXPRESS_LODGE)
  @PostMapping("/d/{reference}/verifier")
  View lodge(
      Actor actor,
      Shell shell,
      @PathVariable String reference,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(defaultValue = "") String motif,
      @RequestParam(defaultValue = "") String explication) {
    Draft draft = desk.find(actor, reference);
    if (!draft.isOpen()) {
      return done(draft);
    }
    if (draft.version() != version) {
      String changed = shell.text("express.review.changed", draft.changedName());
      return review(actor, shell, draft, List.of(changed));
    }
    Draft signed =
        draft.kind() == Draft.Kind.AMENDMENT
            ? lodging.withReason(actor, draft, motif, explication.strip())
            : draft;
    return switch (lodging.lodge(actor, signed)) {
      case Lodged.Answered _ -> done(signed);
      case Lodged.Busy _ ->
          review(actor, shell, signed, List.of(shell.text("express.lodged.busy")));
    };
  }

  private static View done(Draft draft) {
    return Redirect.to("/d/" + draft.reference() + "/depose");
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/d/{reference}/depose")
  View lodged(Actor actor, Shell shell, @PathVariable String reference) {
    Draft draft = desk.find(actor, reference);
    if (draft.answer().isEmpty()) {
      return Redirect.to("/d/" + draft.reference());
    }
    LodgedPage page =
        draft.isOpen()
            ? LodgedPage.refused(shell, draft, lodging.mends(actor, shell, draft))
            : LodgedPage.taken(shell, draft, cases.find(actor, draft.answer()));
    return new Page(templates.expressLodged(page));
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/d/{reference}/api")
  View api(Actor actor, Shell shell, @PathVariable String reference) {
    Draft draft = desk.find(actor, reference);
    DraftFrame frame = forms.frame(shell, actor, draft, false);
    String xml = new String(desk.message(actor, draft), StandardCharsets.UTF_8);
    String json = ApiCall.json(desk.reading(actor, draft));
    return new Page(templates.expressApi(new ApiPage(frame, ApiCall.curl(draft), xml, json)));
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/d/{reference}/message.xml")
  ResponseEntity<byte[]> message(Actor actor, @PathVariable String reference) {
    Draft draft = desk.find(actor, reference);
    return ResponseEntity.status(HttpStatus.OK)
        .contentType(MediaType.APPLICATION_XML)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s.xml\"".formatted(draft.reference()))
        .body(desk.message(actor, draft));
  }
}
