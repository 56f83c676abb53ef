// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/// Why one is let in or not: for oneself, for whoever was just refused, and for the administrator
/// of a company about its people.
@Controller
class SituationPages {
  private final Templates templates;
  private final AccessDesk desk;
  private final PersonStore people;

  SituationPages(Templates templates, AccessDesk desk, PersonStore people) {
    this.templates = templates;
    this.desk = desk;
    this.people = people;
  }

  @Allowed
  @GetMapping(AllowedGate.SITUATION)
  Page mine(Shell shell, Actor actor) {
    return page(shell, actor, Optional.empty(), HttpStatus.OK);
  }

  /// Where {@link AllowedGate} sends a request that it refuses; says why of that right first.
  @Allowed
  @RequestMapping(AllowedGate.REFUSED)
  Page refused(Shell shell, Actor actor, HttpServletRequest request) {
    boolean sent = request.getAttribute(AllowedGate.REFUSED) instanceof Right;
    Optional<Right> right =
        sent ? Optional.of((Right) request.getAttribute(AllowedGate.REFUSED)) : Optional.empty();
    return page(shell, actor, right, sent ? HttpStatus.FORBIDDEN : HttpStatus.OK);
  }

  private Page page(Shell shell, Actor actor, Optional<Right> refused, HttpStatus status) {
    Access access = desk.standing(PersonStore.personId(actor)).orElseThrow().access();
    var page = SituationLines.page(shell, actor.name(), true, access, refused);
    return new Page(templates.identitySituation(page), status);
  }

  @Allowed(Right.PEOPLE_READ)
  @GetMapping("/acces/personnes")
  Page people(Shell shell, Actor actor) {
    var rows = colleagues(actor).stream().map(person -> row(shell, person)).toList();
    return new Page(templates.identityPeople(new PeoplePage(shell, rows)));
  }

  private PeoplePage.Row row(Shell shell, Person person) {
    Access access = desk.standing(person.id()).orElseThrow().access();
    var stopped = SituationLines.page(shell, person.name(), false, access, Optional.empty()).stopped();
    List<String> codes = stopped.stream().map(SituationPage.Line::code).distinct().toList();
    return new PeoplePage.Row(person.id(), person.name(), person.email(), codes);
  }

  /// Of one's own company only; anybody else does not exist here.
  @Allowed(Right.PEOPLE_READ)
  @GetMapping("/acces/personnes/{id}")
  Page person(Shell shell, Actor actor, @PathVariable long id) {
    Person person =
        colleagues(actor).stream()
            .filter(p -> p.id() == id)
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Access access = desk.standing(id).orElseThrow().access();
    return new Page(
        templates.identitySituation(
            SituationLines.page(shell, person.name(), false, access, Optional.empty())));
  }

  private List<Person> colleagues(Actor actor) {
    return actor.company().map(company -> people.membersOf(company.id())).orElse(List.of());
  }
}
