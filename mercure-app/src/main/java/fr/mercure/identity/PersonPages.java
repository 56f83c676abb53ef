// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessDesk.Colleague;
import fr.mercure.identity.TrailStore.Place;
import fr.mercure.web.Choice;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// The people of one's company or office: who may do what, one person's rights, sessions and keys,
/// and their departure. Of anybody else these pages say nothing, not even that they exist.
@Controller
class PersonPages {
  private static final String PEOPLE = "/acces/personnes";
  private static final int ROWS = 50;

  private final Templates templates;
  private final AccessDesk access;
  private final DepartureDesk departures;
  private final OpenSessions sessions;
  private final ApiKeys keys;
  private final TrailStore trail;
  private final ReviewDesk reviews;
  private final Clock clock;

  PersonPages(
      Templates templates,
      AccessDesk access,
      DepartureDesk departures,
      OpenSessions sessions,
      ApiKeys keys,
      TrailStore trail,
      ReviewDesk reviews,
      Clock clock) {
    this.templates = templates;
    this.access = access;
    this.departures = departures;
    this.sessions = sessions;
    this.keys = keys;
    this.trail = trail;
    this.reviews = reviews;
    this.clock = clock;
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @GetMapping(PEOPLE)
  Page people(
      Shell shell,
      Actor actor,
      @RequestParam(defaultValue = "0") long apres,
      @RequestParam(defaultValue = "") String fait) {
    List<Colleague> found = access.colleagues(actor, apres, ROWS + 1);
    List<Right> rights = List.copyOf(AccessRules.holdable(actor.isOfficer()));
    var page =
        new PeoplePage(
            shell,
            rights.stream().map(right -> shell.text("right.short." + right)).toList(),
            found.stream()
                .limit(ROWS)
                .map(colleague -> PersonLines.row(shell, colleague, rights))
                .toList(),
            departures.recent(actor).stream().map(d -> PersonLines.left(shell, d)).toList(),
            reviews
                .due(actor)
                .map(due -> shell.texts().date(LocalDate.ofInstant(due, Texts.ZONE)))
                .orElse(""),
            RightWords.done(shell, fait),
            found.size() > ROWS ? PEOPLE + "?apres=" + found.get(ROWS - 1).person().id() : "");
    return new Page(templates.identityPeople(page));
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(PEOPLE + "/revue")
  View review(Actor actor) {
    reviews.certify(actor);
    return new SeeOther(PEOPLE + "?fait=REVIEWED");
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @GetMapping(PEOPLE + "/{person}")
  Page person(
      Shell shell,
      Actor actor,
      @PathVariable long person,
      @RequestParam(defaultValue = "") String fait) {
    Colleague colleague = colleague(actor, person);
    String reference = PersonStore.personReference(person);
    List<Choice> grantable = PersonLines.grantable(shell, colleague.access());
    var page =
        new PersonPage(
            shell,
            colleague.person(),
            actor.id().equals(reference),
            SituationLines.page(
                shell,
                colleague.person().name(),
                false,
                colleague.access().shared(),
                Optional.empty(),
                Optional.empty()),
            colleague.access().hasPersonalStop(),
            PersonLines.held(shell, colleague.access()),
            grantable,
            RightPages.terms(shell),
            sessions.of(reference),
            keys.madeBy(actor, reference),
            trail.of(person, Place.of(actor)).stream().map(l -> TrailWords.line(shell, l)).toList(),
            RightWords.done(shell, fait));
    return new Page(templates.identityPerson(page));
  }

  /// Closes the session of that handle; all of them without one.
  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(PEOPLE + "/{person}/sessions/fermer")
  View closeSessions(
      Actor actor, @PathVariable long person, @RequestParam(defaultValue = "") String session) {
    colleague(actor, person);
    String reference = PersonStore.personReference(person);
    if (session.isEmpty()) {
      sessions.closeAll(reference);
    } else {
      sessions.close(reference, session);
    }
    trail.append(actor, "SESSIONS_CLOSED", person, Place.of(actor), "", clock.instant());
    return new SeeOther(RightPages.personPage(person) + "?fait=SESSIONS_CLOSED");
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(PEOPLE + "/{person}/cles/{key}/revoquer")
  View revokeKey(Actor actor, @PathVariable long person, @PathVariable long key) {
    colleague(actor, person);
    boolean theirs =
        keys.madeBy(actor, PersonStore.personReference(person)).stream()
            .anyMatch(k -> k.id() == key);
    if (!theirs || !keys.revoke(actor, key)) {
      throw notFound();
    }
    trail.append(actor, "KEY_REVOKED", person, Place.of(actor), "" + key, clock.instant());
    return new SeeOther(RightPages.personPage(person) + "?fait=KEY_REVOKED");
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @Sealing(SealingAct.RIGHTS)
  @PostMapping(PEOPLE + "/{person}/depart")
  View leave(Actor actor, @PathVariable long person) {
    return switch (departures.leave(actor, person)) {
      case UNKNOWN -> throw notFound();
      case ONESELF -> new SeeOther(RightPages.personPage(person) + "?fait=ONESELF");
      case LAST_ADMINISTRATOR ->
          new SeeOther(RightPages.personPage(person) + "?fait=LAST_ADMINISTRATOR");
      case LEFT, RETURNED -> new SeeOther(PEOPLE + "?fait=LEFT");
    };
  }

  @Allowed(Right.PEOPLE_MANAGE)
  @PostMapping(PEOPLE + "/departs/{departure}/annuler")
  View undo(Actor actor, @PathVariable long departure) {
    if (departures.undo(actor, departure) == DepartureDesk.Outcome.UNKNOWN) {
      throw notFound();
    }
    return new SeeOther(PEOPLE + "?fait=RETURNED");
  }

  private Colleague colleague(Actor actor, long person) {
    return access.colleague(actor, person).orElseThrow(PersonPages::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
