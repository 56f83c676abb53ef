// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.CONTROL_DECIDE;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Sealing;
import fr.mercure.identity.SealingAct;
import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The decision that ends a control. Reasons are obligatory for anything but conform, and reach the
/// operator word for word.
@Controller
class DecisionPages {
  private final CaseDesk cases;
  private final ControlStore controls;
  private final DecisionDesk decisions;
  private final Templates templates;

  DecisionPages(
      CaseDesk cases, ControlStore controls, DecisionDesk decisions, Templates templates) {
    this.cases = cases;
    this.controls = controls;
    this.decisions = decisions;
    this.templates = templates;
  }

  @Allowed(CONTROL_DECIDE)
  @Sealing(SealingAct.DECISION)
  @GetMapping("/controle/{mrn}/decision")
  View decide(Actor officer, Shell shell, @PathVariable String mrn) {
    DeclarationView view = mine(officer, mrn);
    boolean discrepancy = controls.find(view.reference()).hasDiscrepancy();
    var proposed = new ControlDecision(discrepancy ? "NOT_CONFORM" : "CONFORM", "", "", true);
    return page(shell, view, proposed, List.of());
  }

  @Allowed(CONTROL_DECIDE)
  @Sealing(SealingAct.DECISION)
  @PostMapping("/controle/{mrn}/decision")
  View sign(
      Actor officer,
      Shell shell,
      @PathVariable String mrn,
      @RequestParam(defaultValue = "") String resultat,
      @RequestParam(defaultValue = "") String base,
      @RequestParam(defaultValue = "") String motifs,
      @RequestParam(defaultValue = "") String mainlevee) {
    DeclarationView view = mine(officer, mrn);
    var decision = new ControlDecision(resultat, base, motifs, !mainlevee.isEmpty());
    List<FormError> errors = errors(shell, view, decision);
    if (errors.isEmpty()) {
      errors =
          refusal(decisions.decide(officer, view, decision, shell.texts()), shell.texts())
              .map(why -> List.of(new FormError("", why)))
              .orElse(List.of());
    }
    return errors.isEmpty()
        ? Redirect.to("/dossiers/" + view.reference())
        : page(shell, view, decision, errors);
  }

  private List<FormError> errors(Shell shell, DeclarationView view, ControlDecision decision) {
    return decision.faults(controls.find(view.reference()).hasDiscrepancy()).stream()
        .map(fault -> new FormError(field(fault), shell.text(fault.words())))
        .toList();
  }

  private static String field(ControlDecision.Fault fault) {
    return switch (fault.field()) {
      case "result" -> "resultat";
      case "basis" -> "base";
      default -> "motifs";
    };
  }

  private static Optional<String> refusal(ExpressVerdict verdict, Texts texts) {
    return switch (verdict) {
      case ExpressVerdict.Answered _ -> Optional.empty();
      case ExpressVerdict.NotAllowed(var why) -> Optional.of(texts.of(why));
      case ExpressVerdict.NotFound _ -> throw DraftDesk.notFound();
      case ExpressVerdict.Busy _, ExpressVerdict.Overtaken _, ExpressVerdict.KeyReused _ ->
          Optional.of(texts.get("express.act.busy"));
    };
  }

  private DeclarationView mine(Actor officer, String mrn) {
    DeclarationView view = cases.find(officer, mrn);
    boolean taken = controls.find(view.reference()).takenBy().equals(officer.id());
    if (!ControlDesk.isOpenTo(officer, view) || !taken) {
      throw DraftDesk.notFound();
    }
    return view;
  }

  private View page(
      Shell shell, DeclarationView view, ControlDecision decision, List<FormError> errors) {
    return new Page(
        templates.expressDecision(
            new DecisionPage(
                shell,
                view.reference(),
                "%s, %s".formatted(view.filing().importer(), view.filing().goods()),
                choices(shell, "express.decision.result.", ControlDecision.RESULTS),
                choices(shell, "express.decision.basis.", ControlDecision.BASES),
                decision.result(),
                decision.basis(),
                decision.reasons(),
                decision.release(),
                errors)),
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static List<Choice> choices(Shell shell, String prefix, List<String> codes) {
    return codes.stream().map(code -> new Choice(code, shell.text(prefix + code))).toList();
  }
}
