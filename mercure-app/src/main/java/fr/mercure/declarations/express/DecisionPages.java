// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.CONTROL_DECIDE;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  private static final List<String> RESULTS = List.of("CONFORM", "RESERVES", "NOT_CONFORM");
  private static final List<String> BASES =
      List.of("UCC188", "UCC190", "UCC191", "UCC194", "UCC198");

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
  @GetMapping("/controle/{mrn}/decision")
  View decide(Actor officer, Shell shell, @PathVariable String mrn) {
    DeclarationView view = mine(officer, mrn);
    boolean discrepancy = controls.find(view.reference()).hasDiscrepancy();
    return page(
        shell, view, discrepancy ? "NOT_CONFORM" : "CONFORM", "UCC191", "", true, List.of());
  }

  @Allowed(CONTROL_DECIDE)
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
    boolean release = !mainlevee.isEmpty();
    List<FormError> errors = errors(shell, view, resultat, motifs);
    if (!errors.isEmpty()) {
      return page(shell, view, resultat, base, motifs, release, errors);
    }
    String words = words(shell, resultat, BASES.contains(base) ? base : "UCC191", motifs.strip());
    Optional<String> refused =
        decisions.decide(
            officer, view, !resultat.equals("NOT_CONFORM"), release, words, shell.texts());
    return refused
        .<View>map(why ->
            page(shell, view, resultat, base, motifs, release, List.of(new FormError("", why))))
        .orElseGet(() -> Redirect.to("/dossiers/" + view.reference()));
  }

  private List<FormError> errors(Shell shell, DeclarationView view, String result, String reasons) {
    var errors = new ArrayList<FormError>();
    if (!RESULTS.contains(result)) {
      errors.add(new FormError("resultat", shell.text("express.decision.result.missing")));
    }
    if (!result.equals("CONFORM") && reasons.isBlank()) {
      errors.add(new FormError("motifs", shell.text("express.decision.reasons.missing")));
    }
    if (result.equals("CONFORM") && controls.find(view.reference()).hasDiscrepancy()) {
      errors.add(new FormError("resultat", shell.text("express.decision.reasons.conflict")));
    }
    return errors;
  }

  private static String words(Shell shell, String result, String basis, String reasons) {
    return String.join(
        " – ",
        Stream.of(
                shell.text("express.decision.result." + result),
                shell.text("express.decision.basis." + basis),
                reasons)
            .filter(part -> !part.isEmpty())
            .toList());
  }

  private DeclarationView mine(Actor officer, String mrn) {
    DeclarationView view = cases.find(officer, mrn);
    boolean taken = controls.find(view.reference()).takenBy().equals(officer.id());
    if (!ControlDesk.isOpen(view) || !taken) {
      throw DraftDesk.notFound();
    }
    return view;
  }

  private View page(
      Shell shell,
      DeclarationView view,
      String result,
      String basis,
      String reasons,
      boolean release,
      List<FormError> errors) {
    return new Page(
        templates.expressDecision(
            new DecisionPage(
                shell,
                view.reference(),
                "%s, %s".formatted(view.filing().importer(), view.filing().goods()),
                choices(shell, "express.decision.result.", RESULTS),
                choices(shell, "express.decision.basis.", BASES),
                result,
                basis,
                reasons,
                release,
                errors)),
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static List<Choice> choices(Shell shell, String prefix, List<String> codes) {
    return codes.stream().map(code -> new Choice(code, shell.text(prefix + code))).toList();
  }
}
