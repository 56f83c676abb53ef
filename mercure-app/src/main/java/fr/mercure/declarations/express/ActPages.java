// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.EXPRESS_LODGE;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.tariff.Code;
import fr.mercure.tariff.CodeList;
import fr.mercure.tariff.ReferenceData;
import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.View;

/// What a declarant asks for after lodging: to amend, to invalidate, to present.
@Controller
class ActPages {
  private final CaseDesk cases;
  private final CaseFiles files;
  private final DraftDesk desk;
  private final DraftStore drafts;
  private final LodgingDesk lodging;
  private final ReferenceData lists;
  private final Templates templates;

  ActPages(
      CaseDesk cases,
      CaseFiles files,
      DraftDesk desk,
      DraftStore drafts,
      LodgingDesk lodging,
      ReferenceData lists,
      Templates templates) {
    this.cases = cases;
    this.files = files;
    this.desk = desk;
    this.drafts = drafts;
    this.lodging = lodging;
    this.lists = lists;
    this.templates = templates;
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/dossiers/{reference}/rectifier")
  View amend(Actor actor, Shell shell, @PathVariable String reference) {
    String name = cases.find(actor, reference).reference();
    return drafts
        .amendmentOf(actor, name)
        .<View>map(open -> Redirect.to("/d/" + open.reference()))
        .orElseGet(() -> plain(shell, name, "amend", Optional.empty(), List.of()));
  }

  /// An amendment is a draft that starts from what was accepted.
  @Allowed(EXPRESS_LODGE)
  @PostMapping("/dossiers/{reference}/rectifier")
  View startAmendment(Actor actor, @PathVariable String reference) {
    String name = cases.find(actor, reference).reference();
    Draft draft =
        drafts
            .amendmentOf(actor, name)
            .orElseGet(() ->
                drafts.create(
                    actor,
                    drafts.newReference(),
                    Draft.Kind.AMENDMENT,
                    name,
                    files.content(actor, name).orElseThrow(DraftDesk::notFound)));
    return Redirect.to("/d/" + draft.reference());
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/dossiers/{reference}/invalider")
  View invalidate(Actor actor, Shell shell, @PathVariable String reference) {
    String name = cases.find(actor, reference).reference();
    return reasoned(shell, name, "", "", List.of());
  }

  @Allowed(EXPRESS_LODGE)
  @PostMapping("/dossiers/{reference}/invalider")
  View sendInvalidation(
      Actor actor,
      Shell shell,
      @PathVariable String reference,
      @RequestParam(defaultValue = "") String motif,
      @RequestParam(defaultValue = "") String explication) {
    DeclarationView view = cases.find(actor, reference);
    if (explication.isBlank()) {
      var missing = new FormError("explication", shell.text("express.act.text.missing"));
      return reasoned(shell, view.reference(), motif, explication, List.of(missing));
    }
    Optional<String> refused =
        lodging.invalidate(actor, view, motif, explication.strip(), shell.texts());
    return answer(
        view, refused, why -> reasoned(shell, view.reference(), motif, explication, List.of(why)));
  }

  @Allowed(EXPRESS_LODGE)
  @GetMapping("/dossiers/{reference}/presenter")
  View present(Actor actor, Shell shell, @PathVariable String reference) {
    String name = cases.find(actor, reference).reference();
    DraftContent declared = files.content(actor, name).orElse(DraftContent.EMPTY);
    return plain(shell, name, "present", place(shell, declared), List.of());
  }

  @Allowed(EXPRESS_LODGE)
  @PostMapping("/dossiers/{reference}/presenter")
  View sendPresentation(
      Actor actor, Shell shell, @PathVariable String reference, WebRequest request) {
    DeclarationView view = cases.find(actor, reference);
    DraftContent typed = DraftContent.EMPTY.withAll(DraftForm.typed(request.getParameterMap()));
    Optional<String> refused = lodging.present(actor, view, typed.values(), shell.texts());
    return answer(
        view,
        refused,
        why -> plain(shell, view.reference(), "present", place(shell, typed), List.of(why)));
  }

  private Optional<SectionView> place(Shell shell, DraftContent content) {
    var views = new SectionViews(content, DraftFindings.NONE, shell.texts(), lists, desk.today());
    return Optional.of(views.section(DraftSection.LOCATION, 0));
  }

  private static View answer(
      DeclarationView view, Optional<String> refused, Function<FormError, View> again) {
    return refused
        .map(why -> again.apply(new FormError("", why)))
        .orElseGet(() -> Redirect.to("/dossiers/" + name(view)));
  }

  /// The LRN leads to the declaration before and after its MRN is allotted.
  private static String name(DeclarationView view) {
    return view.filing().standing().mrn().isPresent() || view.filing().lrn().isEmpty()
        ? view.reference()
        : view.filing().lrn();
  }

  private View plain(
      Shell shell,
      String reference,
      String act,
      Optional<SectionView> place,
      List<FormError> errors) {
    return new Page(
        templates.expressAct(
            new ActPage(
                shell,
                reference,
                shell.text("express.act." + act + ".title"),
                shell.text("express.act." + act + ".lead"),
                shell.text("express.act." + act + (act.equals("amend") ? ".start" : ".send")),
                List.of(),
                "",
                "",
                place,
                errors)),
        status(errors));
  }

  private View reasoned(
      Shell shell, String reference, String reason, String text, List<FormError> errors) {
    List<Choice> reasons =
        lists.all(CodeList.INVALIDATION_REASON, desk.today()).stream()
            .filter(code -> !code.value().equals("28"))
            .sorted(Comparator.comparing(Code::value))
            .map(code -> new Choice(code.value(), shell.texts().of(code.words())))
            .toList();
    return new Page(
        templates.expressAct(
            new ActPage(
                shell,
                reference,
                shell.text("express.act.invalidate.title"),
                shell.text("express.act.invalidate.lead"),
                shell.text("express.act.invalidate.send"),
                reasons,
                reason,
                text,
                Optional.empty(),
                errors)),
        status(errors));
  }

  private static HttpStatus status(List<FormError> errors) {
    return errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
  }
}
