// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Why one is let in or not: for oneself, and for whoever was just refused.
@Controller
class SituationPages {
  private final Templates templates;
  private final AccessDesk desk;
  private final Clock clock;

  SituationPages(Templates templates, AccessDesk desk, Clock clock) {
    this.templates = templates;
    this.desk = desk;
    this.clock = clock;
  }

  /// After the first factor, what concerns the account alone: no company, no number, no right.
  @Allowed(firstFactor = true)
  @GetMapping(AllowedGate.SITUATION)
  Page mine(
      Shell shell,
      Optional<Actor> actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String fait) {
    if (actor.isEmpty()) {
      long person = WebSession.firstFactor(request, clock.instant()).orElseThrow();
      Access access = desk.standing(person).orElseThrow().access();
      boolean half = WebSession.half(request, clock.instant()).isPresent();
      var page = SituationLines.ofAccount(shell, access, half, done(shell, fait));
      return new Page(templates.identitySituation(page));
    }
    return page(shell, actor.get(), Optional.empty(), done(shell, fait), HttpStatus.OK);
  }

  private static Optional<RequestsPage.Said> done(Shell shell, String word) {
    return word.equals("lien")
        ? Optional.of(new RequestsPage.Said(true, shell.text("link.sent")))
        : RightWords.done(shell, word);
  }

  /// Where {@link AllowedGate} sends a request that it refuses; says why of that right first.
  @Allowed
  @RequestMapping(AllowedGate.REFUSED)
  Page refused(Shell shell, Actor actor, HttpServletRequest request) {
    boolean sent = request.getAttribute(AllowedGate.REFUSED) instanceof Right;
    Optional<Right> right =
        sent ? Optional.of((Right) request.getAttribute(AllowedGate.REFUSED)) : Optional.empty();
    return page(shell, actor, right, Optional.empty(), sent ? HttpStatus.FORBIDDEN : HttpStatus.OK);
  }

  private Page page(
      Shell shell,
      Actor actor,
      Optional<Right> refused,
      Optional<RequestsPage.Said> done,
      HttpStatus status) {
    Access access = desk.standing(PersonStore.personId(actor)).orElseThrow().access();
    var page = SituationLines.page(shell, actor.name(), true, access, refused, done);
    return new Page(templates.identitySituation(page), status);
  }
}
