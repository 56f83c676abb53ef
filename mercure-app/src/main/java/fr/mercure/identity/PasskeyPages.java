// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// One's own passkeys: see, add, remove. Whoever adds one has proven a strong factor just before,
/// or a password that was stolen would be enough to come back for ever.
@Controller
class PasskeyPages {
  private static final String LIST = "/compte/cles-d-acces";
  private static final int LONGEST_NAME = 60;
  private static final String NAME = "name";

  private final Templates templates;
  private final PersonStore people;
  private final PasskeyStore store;
  private final PasskeyOwners owners;
  private final PasskeyDesk desk;
  private final SecondFactors factors;
  private final IdentitySettings settings;
  private final Clock clock;

  PasskeyPages(
      Templates templates,
      PersonStore people,
      PasskeyStore store,
      PasskeyOwners owners,
      PasskeyDesk desk,
      SecondFactors factors,
      IdentitySettings settings,
      Clock clock) {
    this.templates = templates;
    this.people = people;
    this.store = store;
    this.owners = owners;
    this.desk = desk;
    this.factors = factors;
    this.settings = settings;
    this.clock = clock;
  }

  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @GetMapping(LIST)
  Page list(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String fait) {
    Optional<String> done =
        fait.matches("ajout|retrait")
            ? Optional.of(shell.text("passkey.done." + fait))
            : Optional.empty();
    return page(shell, actor, request, "", done, Optional.empty());
  }

  /// What the script of the page hands to the browser.
  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @PostMapping(path = LIST + "/demande")
  ResponseEntity<String> ask(Actor actor, HttpServletRequest request) {
    byte[] challenge = owners.newHandle();
    WebSession.challenge(request, challenge, clock.instant());
    String json = desk.creation(host(request), owners.of(person(actor)), challenge);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
  }

  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @PostMapping(LIST)
  View add(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String answer) {
    String label = name.strip();
    Optional<FormCause> refusal =
        label.isEmpty() || label.length() > LONGEST_NAME
            ? Optional.of(FormCause.of("MFA-017", NAME))
            : register(actor, request, label, answer);
    return refusal.isEmpty()
        ? new SeeOther(LIST + "?fait=ajout")
        : page(shell, actor, request, name, Optional.empty(), refusal);
  }

  private Optional<FormCause> register(
      Actor actor, HttpServletRequest request, String label, String answer) {
    byte[] challenge = WebSession.takeChallenge(request, clock.instant()).orElse(new byte[0]);
    return desk.register(host(request), owners.of(person(actor)), challenge, answer, label)
        .map(code -> FormCause.of(code, NAME));
  }

  /// The last way in is not removed: nobody could give it back.
  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @PostMapping(LIST + "/{id}/retirer")
  View remove(Shell shell, Actor actor, HttpServletRequest request, @PathVariable long id) {
    long person = PersonStore.personId(actor);
    if (isLastWayIn(person)) {
      var refusal = Optional.of(FormCause.of("MFA-014", ""));
      return page(shell, actor, request, "", Optional.empty(), refusal);
    }
    if (!store.remove(person, id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new SeeOther(LIST + "?fait=retrait");
  }

  private boolean isLastWayIn(long person) {
    boolean otherwise = factors.byApplication(person) && people.hasPassword(person);
    return store.of(person).stream().filter(key -> !key.blocked()).count() <= 1 && !otherwise;
  }

  private PasskeyHost host(HttpServletRequest request) {
    return PasskeyHost.of(request, settings.passkeyHost())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Person person(Actor actor) {
    return people.person(PersonStore.personId(actor)).orElseThrow();
  }

  private Page page(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      String name,
      Optional<String> done,
      Optional<FormCause> refusal) {
    var page =
        new PasskeyListPage(
            shell,
            store.of(PersonStore.personId(actor)),
            factors.here(request),
            name,
            done,
            FormCause.code(refusal),
            FormCause.errors(refusal, shell.texts()));
    return new Page(
        templates.identityPasskeys(page),
        refusal.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
