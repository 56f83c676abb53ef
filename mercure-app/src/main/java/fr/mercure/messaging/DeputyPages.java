// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Company;
import fr.mercure.identity.Identity;
import fr.mercure.identity.Person;
import fr.mercure.identity.Right;
import fr.mercure.messaging.WatchStore.Deputy;
import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Deputies: colleagues who may read the mailbox anyway, and who are told when its readers have not
/// looked. What they open or attest counts under their own name.
@Controller
class DeputyPages {
  private static final int MOST_DAYS = 366;

  private final WatchStore store;
  private final ConsultationStore consultations;
  private final Identity identity;
  private final Templates templates;
  private final Clock clock;

  DeputyPages(
      WatchStore store,
      ConsultationStore consultations,
      Identity identity,
      Templates templates,
      Clock clock) {
    this.store = store;
    this.consultations = consultations;
    this.identity = identity;
    this.templates = templates;
    this.clock = clock;
  }

  @GetMapping("/messagerie/{box}/suppleants")
  @Allowed(Right.MAIL_READ)
  Page show(Actor actor, Shell shell, @PathVariable String box) {
    return page(shell, actor, Box.named(box, actor), "", "", List.of());
  }

  /// Names one.
  ///
  /// @param qui such as `person:12`
  /// @param du, au first and last day
  @PostMapping("/messagerie/{box}/suppleants")
  @Allowed(Right.MAIL_READ)
  Object name(
      Actor actor,
      Shell shell,
      @PathVariable String box,
      @RequestParam(defaultValue = "") String qui,
      @RequestParam(defaultValue = "") String du,
      @RequestParam(defaultValue = "") String au) {
    Box own = Box.named(box, actor);
    Optional<Person> whom = people(actor).stream().filter(p -> qui.equals(key(p))).findFirst();
    Optional<LocalDate> from = day(du);
    Optional<LocalDate> until = day(au);
    var errors = new ArrayList<FormError>();
    if (whom.isEmpty()) {
      errors.add(new FormError("qui", shell.text("deputy.error.who")));
    }
    if (from.isEmpty() || until.isEmpty() || !fits(from.get(), until.get())) {
      errors.add(new FormError("au", shell.text("deputy.error.days", MOST_DAYS)));
    }
    if (!errors.isEmpty()) {
      return page(shell, actor, own, du, au, errors);
    }
    consultations.make(own.addressee());
    store.name(
        own.addressee(),
        new Deputy(0, qui, whom.orElseThrow().name(), from.orElseThrow(), until.orElseThrow()),
        actor.id());
    return back(own);
  }

  @PostMapping("/messagerie/{box}/suppleants/{id:[0-9]{1,18}}/finir")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> end(Actor actor, @PathVariable String box, @PathVariable long id) {
    Box own = Box.named(box, actor);
    store.end(own.addressee(), id, today());
    return back(own);
  }

  private boolean fits(LocalDate from, LocalDate until) {
    return !until.isBefore(from)
        && !until.isBefore(today())
        && until.isBefore(today().plusDays(MOST_DAYS));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String key(Person person) {
    return "person:" + person.id();
  }

  /// Colleagues who may read the mailbox.
  private List<Person> people(Actor actor) {
    List<Person> all =
        actor
            .office()
            .map(identity::officersOf)
            .or(() -> actor.company().map(Company::id).map(identity::peopleOf))
            .orElse(List.of());
    return all.stream()
        .filter(p -> identity.actor(p.id()).filter(other -> other.may(Right.MAIL_READ)).isPresent())
        .toList();
  }

  private static ResponseEntity<Void> back(Box own) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(own.path() + "/suppleants"))
        .build();
  }

  private Page page(
      Shell shell, Actor actor, Box own, String from, String until, List<FormError> errors) {
    var page =
        new DeputiesPage(
            shell,
            own.path(),
            own.name(),
            store.deputies(own.addressee(), today()).stream()
                .map(d ->
                    new DeputiesPage.Line(
                        d.id(),
                        d.name(),
                        shell.texts().date(d.from()),
                        shell.texts().date(d.until())))
                .toList(),
            people(actor).stream().map(p -> new Choice(key(p), p.name())).toList(),
            from.isEmpty() ? today().toString() : from,
            until,
            errors);
    return new Page(
        templates.messagingDeputies(page),
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
