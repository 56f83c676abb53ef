// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.identity.Right.CONTROL_DECIDE;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.express.ControlWork.Result;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.View;

/// The work of an officer on controls: the queue, one control, asking for papers.
@Controller
class ControlPages {
  private static final int LONGEST_REQUEST = 400;

  private final ControlDesk desk;
  private final ControlStore controls;
  private final CaseDesk cases;
  private final DecisionDesk decisions;
  private final Templates templates;

  ControlPages(
      ControlDesk desk,
      ControlStore controls,
      CaseDesk cases,
      DecisionDesk decisions,
      Templates templates) {
    this.desk = desk;
    this.controls = controls;
    this.cases = cases;
    this.decisions = decisions;
    this.templates = templates;
  }

  @Allowed(CONTROL_DECIDE)
  @GetMapping("/controle")
  View queue(
      Actor officer,
      Shell shell,
      @RequestParam(defaultValue = "") String genre,
      @RequestParam(defaultValue = "") String qui) {
    return new Page(templates.expressQueue(desk.queue(officer, shell, genre, qui)));
  }

  @Allowed(CONTROL_DECIDE)
  @GetMapping("/controle/{mrn}")
  View control(Actor officer, Shell shell, @PathVariable String mrn) {
    return new Page(templates.expressControl(desk.page(officer, shell, mrn, List.of())));
  }

  @Allowed(CONTROL_DECIDE)
  @PostMapping("/controle/{mrn}/prendre")
  View take(Actor officer, @PathVariable String mrn) {
    DeclarationView view = open(officer, mrn);
    controls.take(officer, view.reference(), view.filing().office());
    return Redirect.to("/controle/" + view.reference());
  }

  /// Writes down points ticked and results by item.
  @Allowed(CONTROL_DECIDE)
  @PostMapping("/controle/{mrn}/noter")
  View note(Actor officer, @PathVariable String mrn, WebRequest request) {
    DeclarationView view = open(officer, mrn);
    controls.note(officer, view.reference(), ticked(request), results(request, view));
    return Redirect.to("/controle/" + view.reference());
  }

  private static Set<String> ticked(WebRequest request) {
    String[] points = request.getParameterValues("point");
    var ticked = new LinkedHashSet<>(ControlChecklist.all());
    ticked.retainAll(points == null ? List.of() : List.of(points));
    return ticked;
  }

  private static Map<Integer, Result> results(WebRequest request, DeclarationView view) {
    var results = new HashMap<Integer, Result>();
    for (int rank = 1; rank <= view.filing().items(); rank++) {
      String result = request.getParameter("resultat." + rank);
      for (Result known : Result.values()) {
        if (known.name().equals(result)) {
          results.put(rank, known);
        }
      }
    }
    return results;
  }

  /// Asks the operator for papers: a line of the timeline, and a message in the mailbox.
  @Allowed(CONTROL_DECIDE)
  @PostMapping("/controle/{mrn}/demander")
  View ask(
      Actor officer,
      Shell shell,
      @PathVariable String mrn,
      @RequestParam(defaultValue = "") String pieces) {
    DeclarationView view = open(officer, mrn);
    String wanted = pieces.strip();
    if (wanted.isEmpty() || wanted.length() > LONGEST_REQUEST) {
      var missing = new FormError("pieces", shell.text("express.control.ask.missing"));
      return new Page(
          templates.expressControl(desk.page(officer, shell, mrn, List.of(missing))),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    decisions.ask(officer, view, wanted);
    return Redirect.to("/controle/" + view.reference());
  }

  private DeclarationView open(Actor officer, String mrn) {
    DeclarationView view = cases.find(officer, mrn);
    if (!ControlDesk.isOpenTo(officer, view)) {
      throw DraftDesk.notFound();
    }
    return view;
  }
}
