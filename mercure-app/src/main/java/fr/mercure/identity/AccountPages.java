// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Who I am, what I may do, where I am signed in.
@Controller
class AccountPages {
  private final Templates templates;
  private final PersonStore people;
  private final OpenSessions sessions;

  AccountPages(Templates templates, PersonStore people, OpenSessions sessions) {
    this.templates = templates;
    this.people = people;
    this.sessions = sessions;
  }

  @Allowed
  @GetMapping("/compte")
  Page account(Shell shell, Actor actor, HttpServletRequest request) {
    Person person = people.person(PersonStore.personId(actor)).orElseThrow();
    var rights =
        Arrays.stream(Right.values())
            .filter(actor::may)
            .map(right -> shell.text("right." + right))
            .toList();
    return new Page(
        templates.identityAccount(
            new AccountPage(shell, person, actor, rights, sessions.of(actor, request))));
  }

  /// Ending the session that one is in is leaving.
  @Allowed
  @PostMapping("/compte/sessions/fermer")
  View close(Actor actor, @RequestParam String session) {
    sessions.close(actor, session);
    return new SeeOther("/compte");
  }
}
