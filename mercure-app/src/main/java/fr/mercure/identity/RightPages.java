// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.RightOutcome.Moved;
import fr.mercure.identity.RightOutcome.Refused;
import fr.mercure.web.Choice;
import fr.mercure.web.NavigationCount;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Visitor;
import fr.mercure.web.templates.Templates;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// Asking for a right, and answering.
@Controller
class RightPages implements NavigationCount {
  static final String REQUESTS = "/acces/personnes/demandes";
  private static final int LONGEST_TEXT = 300;

  private final Templates templates;
  private final RightDesk desk;
  private final Clock clock;

  RightPages(Templates templates, RightDesk desk, Clock clock) {
    this.templates = templates;
    this.desk = desk;
    this.clock = clock;
  }

  @Allowed
  @PostMapping("/acces/demandes")
  View ask(
      Actor actor,
      @RequestParam Right droit,
      @RequestParam(defaultValue = "") String pourquoi,
      @RequestParam(defaultValue = "") String bureaux) {
    RightCommand ask = GrantForm.asking(cut(pourquoi), bureaux, clock.instant());
    return new SeeOther(AllowedGate.SITUATION + done(desk.ask(actor, droit, ask)));
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @GetMapping(REQUESTS)
  Page requests(Shell shell, Actor actor, @RequestParam(defaultValue = "") String fait) {
    var rows = desk.asked(actor).stream().map(asked -> row(shell, asked)).toList();
    return new Page(
        templates.identityRequests(
            new RequestsPage(shell, false, rows, terms(shell), RightWords.done(shell, fait))));
  }

  static RequestsPage.Row row(Shell shell, RightStore.Asked asked) {
    return new RequestsPage.Row(
        asked.id(),
        asked.person(),
        asked.name(),
        asked.organisation(),
        shell.text("right." + asked.right()),
        shell.texts().date(asked.since()),
        asked.wish(),
        String.join(", ", new TreeSet<>(asked.offices())),
        RightRules.BY_OFFICE.contains(asked.right()));
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @Sealing(SealingAct.RIGHTS)
  @PostMapping(REQUESTS + "/{request}/accorder")
  View grant(
      Actor actor,
      @PathVariable long request,
      @RequestParam(defaultValue = "") String jusqua,
      @RequestParam(defaultValue = "") String jour,
      @RequestParam(defaultValue = "") String bureaux) {
    return answer(actor, request, new GrantForm(jusqua, jour, bureaux).command(clock.instant()));
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(REQUESTS + "/{request}/refuser")
  View refuse(
      Actor actor, @PathVariable long request, @RequestParam(defaultValue = "") String motif) {
    return answer(actor, request, new RightCommand.Refuse(cut(motif)));
  }

  private View answer(Actor actor, long request, RightCommand command) {
    RightStore.Asked asked =
        desk.asked(actor).stream()
            .filter(a -> a.id() == request)
            .findFirst()
            .orElseThrow(RightPages::notFound);
    return new SeeOther(REQUESTS + done(decided(actor, asked.person(), asked.right(), command)));
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @Sealing(SealingAct.RIGHTS)
  @PostMapping("/acces/personnes/{person}/accorder")
  View give(
      Actor actor,
      @PathVariable long person,
      @RequestParam Right droit,
      @RequestParam(defaultValue = "") String jusqua,
      @RequestParam(defaultValue = "") String jour,
      @RequestParam(defaultValue = "") String bureaux) {
    RightCommand command = new GrantForm(jusqua, jour, bureaux).command(clock.instant());
    return new SeeOther(personPage(person) + done(decided(actor, person, droit, command)));
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping("/acces/personnes/{person}/retirer")
  View withdraw(
      Actor actor,
      @PathVariable long person,
      @RequestParam Right droit,
      @RequestParam(defaultValue = "") String motif) {
    var command = new RightCommand.Withdraw(cut(motif));
    return new SeeOther(personPage(person) + done(decided(actor, person, droit, command)));
  }

  private RightOutcome decided(Actor actor, long person, Right right, RightCommand command) {
    return desk.decide(actor, person, right, command).orElseThrow(RightPages::notFound);
  }

  @Override
  public String path() {
    return "/acces/personnes";
  }

  @Override
  public int of(Visitor visitor) {
    return visitor instanceof Actor actor ? desk.asked(actor).size() : 0;
  }

  static String personPage(long person) {
    return "/acces/personnes/" + person;
  }

  static List<Choice> terms(Shell shell) {
    return Arrays.stream(Term.values())
        .map(term -> new Choice(term.word, shell.text("right.term." + term.word)))
        .toList();
  }

  static String done(RightOutcome outcome) {
    return "?fait="
        + switch (outcome) {
          case Moved moved -> moved.act().name();
          case Refused refused -> refused.why().name();
        };
  }

  static String cut(String text) {
    String kept = text.strip();
    return kept.substring(0, Math.min(kept.length(), LONGEST_TEXT));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
