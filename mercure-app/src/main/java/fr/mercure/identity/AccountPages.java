// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Who I am, what I may do, where I am signed in.
@Controller
class AccountPages {
  /// Acts whose success the page of the account confirms.
  private static final Set<String> DONE = Set.of("mot-de-passe", "second-facteur", "ailleurs");

  private final Templates templates;
  private final PersonStore people;
  private final OpenSessions sessions;
  private final SecondFactorDesk factors;
  private final AccessDesk desk;

  AccountPages(
      Templates templates,
      PersonStore people,
      OpenSessions sessions,
      SecondFactorDesk factors,
      AccessDesk desk) {
    this.templates = templates;
    this.people = people;
    this.sessions = sessions;
    this.factors = factors;
    this.desk = desk;
  }

  @Allowed
  @GetMapping("/compte")
  Page account(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String fait) {
    Person person = people.person(PersonStore.personId(actor)).orElseThrow();
    Access access = desk.standing(person.id()).orElseThrow().access();
    var page =
        new AccountPage(
            shell,
            person,
            actor,
            SituationLines.rights(shell, access),
            sessions.of(actor, request),
            factors.codesLeft(person.id()),
            DONE.contains(fait)
                ? Optional.of(shell.text("account.done." + fait))
                : Optional.empty());
    return new Page(templates.identityAccount(page));
  }

  /// Ending the session that one is in is leaving.
  @Allowed
  @PostMapping("/compte/sessions/fermer")
  View close(Actor actor, @RequestParam String session) {
    sessions.close(actor.id(), session);
    return new SeeOther("/compte");
  }

  @Allowed
  @PostMapping("/compte/sessions/fermer-ailleurs")
  View closeOthers(Actor actor, HttpServletRequest request) {
    sessions.closeOthers(actor, request);
    return new SeeOther("/compte?fait=ailleurs");
  }
}
