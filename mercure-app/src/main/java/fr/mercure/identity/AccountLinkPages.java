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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Lifting what the owner of an account lifts alone: a sleep, an address that is not confirmed,
/// terms of use.
@Controller
class AccountLinkPages {
  private static final String TERMS = "/compte/conditions";

  private final Templates templates;
  private final AccountDesk desk;
  private final Clock clock;

  AccountLinkPages(Templates templates, AccountDesk desk, Clock clock) {
    this.templates = templates;
    this.desk = desk;
    this.clock = clock;
  }

  /// Mails a link to the owner, who has proven a factor; never to whom the form names.
  @Allowed(firstFactor = true)
  @PostMapping(AllowedGate.SITUATION + "/lien")
  View ask(Optional<Actor> actor, HttpServletRequest request) {
    long person =
        actor
            .map(PersonStore::personId)
            .or(() -> WebSession.firstFactor(request, clock.instant()))
            .orElseThrow();
    desk.sendLink(person);
    return new SeeOther(AllowedGate.SITUATION + "?fait=lien");
  }

  /// A page with a button: programs that look at mail follow links too.
  @Allowed(anyone = true)
  @GetMapping(AccountDesk.LINK + "{token}")
  Page look(Shell shell, @PathVariable String token) {
    return page(shell, token, "ASKED", HttpStatus.OK);
  }

  @Allowed(anyone = true)
  @PostMapping(AccountDesk.LINK + "{token}")
  Page follow(Shell shell, @PathVariable String token) {
    return desk.follow(token)
        ? page(shell, "", "DONE", HttpStatus.OK)
        : page(shell, "", "DEAD", HttpStatus.GONE);
  }

  @Allowed
  @GetMapping(TERMS)
  Page terms(Shell shell) {
    return new Page(templates.identityTerms(new TermsPage(shell, desk.terms())));
  }

  @Allowed
  @PostMapping(TERMS)
  View accept(Actor actor) {
    desk.accept(PersonStore.personId(actor));
    return new SeeOther(AllowedGate.SITUATION);
  }

  private Page page(Shell shell, String token, String state, HttpStatus status) {
    return new Page(
        templates.identityAccountLink(new AccountLinkPage(shell, token, state)), status);
  }
}
