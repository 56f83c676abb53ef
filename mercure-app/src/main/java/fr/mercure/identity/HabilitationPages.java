// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.NavigationCount;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Visitor;
import fr.mercure.web.templates.Templates;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// The desk of customs that answers requests for which nobody else can: of companies that have no
/// administrator, and of offices.
@Controller
class HabilitationPages implements NavigationCount {
  static final String DESK = "/habilitations";

  private final Templates templates;
  private final RightDesk desk;
  private final Clock clock;

  HabilitationPages(Templates templates, RightDesk desk, Clock clock) {
    this.templates = templates;
    this.desk = desk;
    this.clock = clock;
  }

  @Allowed(Right.HABILITATION_DECIDE)
  @GetMapping(DESK)
  Page requests(Shell shell, Actor actor, @RequestParam(defaultValue = "") String fait) {
    var rows = desk.orphans(actor).stream().map(asked -> RightPages.row(shell, asked)).toList();
    return new Page(
        templates.identityRequests(
            new RequestsPage(
                shell, true, rows, RightPages.terms(shell), RightWords.done(shell, fait))));
  }

  @Allowed(Right.HABILITATION_DECIDE)
  @Sealing(SealingAct.RIGHTS)
  @PostMapping(DESK + "/{request}/accorder")
  View grant(
      Actor actor,
      @PathVariable long request,
      @RequestParam(defaultValue = "") String jusqua,
      @RequestParam(defaultValue = "") String jour,
      @RequestParam(defaultValue = "") String bureaux) {
    return answer(actor, request, new GrantForm(jusqua, jour, bureaux).command(clock.instant()));
  }

  @Allowed(Right.HABILITATION_DECIDE)
  @PostMapping(DESK + "/{request}/refuser")
  View refuse(
      Actor actor, @PathVariable long request, @RequestParam(defaultValue = "") String motif) {
    return answer(actor, request, new RightCommand.Refuse(RightPages.cut(motif)));
  }

  private View answer(Actor actor, long request, RightCommand command) {
    RightOutcome outcome =
        desk.answerOrphan(actor, request, command)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return new SeeOther(DESK + RightPages.done(outcome));
  }

  @Override
  public String path() {
    return DESK;
  }

  @Override
  public int of(Visitor visitor) {
    return visitor instanceof Actor actor ? desk.orphans(actor).size() : 0;
  }
}
