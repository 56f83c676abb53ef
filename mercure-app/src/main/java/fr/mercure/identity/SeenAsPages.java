// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// « Voir l'accès de… »: support and the habilitation desk read why somebody is stopped. Nothing
/// can be done from there, no trade data is shown, and each look is written down with its reason.
@Controller
class SeenAsPages {
  private static final String PATH = "/acces/voir";
  private static final int LEAST_REASON = 10;

  private final Templates templates;
  private final AccessDesk access;
  private final PersonStore people;
  private final TrailStore trail;
  private final Clock clock;

  SeenAsPages(
      Templates templates, AccessDesk access, PersonStore people, TrailStore trail, Clock clock) {
    this.templates = templates;
    this.access = access;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  @Allowed({Right.ACCESS_READ, Right.HABILITATION_DECIDE})
  @GetMapping(PATH)
  Page form(Shell shell) {
    return page(shell, "", "", Optional.empty(), List.of());
  }

  /// A POST: looking is an act, and a link must not be able to do it.
  @Allowed({Right.ACCESS_READ, Right.HABILITATION_DECIDE})
  @PostMapping(PATH)
  Page look(
      Shell shell,
      Actor actor,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String motif) {
    Optional<Long> person =
        people.credentials(email.strip().toLowerCase(Locale.ROOT)).map(c -> c.person());
    var errors = new ArrayList<FormError>();
    if (person.isEmpty()) {
      errors.add(new FormError("email", shell.text("seen.unknown")));
    }
    if (motif.strip().length() < LEAST_REASON) {
      errors.add(new FormError("motif", shell.text("seen.reason.short", LEAST_REASON)));
    }
    return errors.isEmpty()
        ? page(
            shell,
            email,
            motif,
            Optional.of(seen(shell, actor, person.orElseThrow(), motif)),
            List.of())
        : page(shell, email, motif, Optional.empty(), errors);
  }

  private SituationPage seen(Shell shell, Actor actor, long person, String motif) {
    AccessDesk.Standing standing = access.standing(person).orElseThrow();
    var place =
        new TrailStore.Place(
            standing.place().company().map(Company::id), standing.place().office());
    trail.append(actor, "SEEN", person, place, RightPages.cut(motif), clock.instant());
    return SituationLines.page(
        shell,
        standing.place().name(),
        false,
        standing.access(),
        Optional.empty(),
        Optional.empty());
  }

  private Page page(
      Shell shell,
      String email,
      String motif,
      Optional<SituationPage> seen,
      List<FormError> errors) {
    return new Page(
        templates.identitySeenAs(new SeenAsPage(shell, email, motif, seen, errors)),
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
