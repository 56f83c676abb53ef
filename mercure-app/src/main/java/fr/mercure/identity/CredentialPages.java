// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// One's own password and recovery codes. Both forms ask for the present password.
@Controller
class CredentialPages {
  private static final String NEW = "wanted";
  private static final String AGAIN = "again";

  private final Templates templates;
  private final PersonStore people;
  private final EnrolmentStore enrolment;
  private final SecondFactorDesk factors;
  private final PasswordProof proof;
  private final PasswordHashes hashes;
  private final OpenSessions sessions;
  private final Clock clock;

  CredentialPages(
      Templates templates,
      PersonStore people,
      EnrolmentStore enrolment,
      SecondFactorDesk factors,
      PasswordProof proof,
      PasswordHashes hashes,
      OpenSessions sessions,
      Clock clock) {
    this.templates = templates;
    this.people = people;
    this.enrolment = enrolment;
    this.factors = factors;
    this.proof = proof;
    this.hashes = hashes;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @GetMapping("/compte/codes-de-secours")
  Page codes(Shell shell, Actor actor) {
    return codes(shell, person(actor), Optional.empty());
  }

  /// Answers with the page itself: the codes are shown once and kept nowhere.
  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @PostMapping("/compte/codes-de-secours")
  Page newCodes(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String current) {
    Person person = person(actor);
    Optional<FormCause> refusal = proof.refusal(person, current, request.getRemoteAddr());
    if (refusal.isPresent()) {
      return codes(shell, person, refusal);
    }
    var page = RecoveryPage.made(shell, factors.newCodes(person.id()), "/compte");
    return new Page(templates.identityRecovery(page));
  }

  private Page codes(Shell shell, Person person, Optional<FormCause> refusal) {
    var page =
        new RecoveryPage(
            shell,
            factors.codesLeft(person.id()),
            people.hasPassword(person.id()),
            List.of(),
            "/compte",
            FormCause.code(refusal),
            FormCause.errors(refusal, shell.texts()));
    return new Page(templates.identityRecovery(page), status(refusal));
  }

  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @GetMapping("/compte/mot-de-passe")
  Page password(Shell shell, Actor actor) {
    return password(shell, person(actor), Optional.empty());
  }

  /// Ends every other session: whoever knew the old password is out.
  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @PostMapping("/compte/mot-de-passe")
  View change(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String wanted,
      @RequestParam(defaultValue = "") String again) {
    Person person = person(actor);
    Optional<FormCause> refusal =
        proof
            .refusal(person, current, request.getRemoteAddr())
            .or(() -> refusal(person, actor, current, wanted, again));
    if (refusal.isPresent()) {
      return password(shell, person, refusal);
    }
    enrolment.password(person.id(), hashes.hash(wanted), clock.instant());
    sessions.closeOthers(actor, request);
    return new SeeOther("/compte?fait=mot-de-passe");
  }

  private static Optional<FormCause> refusal(
      Person person, Actor actor, String current, String wanted, String again) {
    if (!wanted.equals(again)) {
      return Optional.of(FormCause.of("PWD-006", AGAIN));
    }
    return wanted.equals(current)
        ? Optional.of(FormCause.of("PWD-007", NEW))
        : PasswordRules.check(wanted, words(person, actor)).map(c -> FormCause.of(c, NEW));
  }

  private static Set<String> words(Person person, Actor actor) {
    var words = new LinkedHashSet<>(Set.of(person.name(), person.email(), "Mercure"));
    actor.organisation().ifPresent(words::add);
    return words;
  }

  private Page password(Shell shell, Person person, Optional<FormCause> refusal) {
    var page =
        new PasswordPage(
            shell,
            PasswordRules.SHORTEST,
            people.hasPassword(person.id()),
            person.email(),
            FormCause.code(refusal),
            FormCause.errors(refusal, shell.texts()));
    return new Page(templates.identityPassword(page), status(refusal));
  }

  private static HttpStatus status(Optional<FormCause> refusal) {
    return refusal.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
  }

  private Person person(Actor actor) {
    return people.person(PersonStore.personId(actor)).orElseThrow();
  }
}
