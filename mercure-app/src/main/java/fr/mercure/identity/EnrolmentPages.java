// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Adding an authenticator application: the first one while signing in, another from one's account.
@Controller
class EnrolmentPages {
  static final String FIRST = "/connexion/inscription";
  private static final String ANOTHER = "/compte/second-facteur";
  private static final String CODE = "code";

  private final Templates templates;
  private final SecondFactorDesk desk;
  private final SecondFactors factors;
  private final PersonStore people;
  private final PasswordProof proof;
  private final OpenSessions sessions;
  private final Entrance entrance;
  private final IdentitySettings settings;
  private final Clock clock;

  EnrolmentPages(
      Templates templates,
      SecondFactorDesk desk,
      SecondFactors factors,
      PersonStore people,
      PasswordProof proof,
      OpenSessions sessions,
      Entrance entrance,
      IdentitySettings settings,
      Clock clock) {
    this.templates = templates;
    this.desk = desk;
    this.factors = factors;
    this.people = people;
    this.proof = proof;
    this.sessions = sessions;
    this.entrance = entrance;
    this.settings = settings;
    this.clock = clock;
  }

  @Allowed(anyone = true)
  @GetMapping(FIRST)
  View first(Shell shell, HttpServletRequest request) {
    return newcomer(request)
        .<View>map(person -> page(shell, request, person, false, Optional.empty()))
        .orElseGet(() -> new SeeOther("/connexion"));
  }

  /// The code proves that the application holds the secret; with it both steps are done.
  @Allowed(anyone = true)
  @PostMapping(FIRST)
  View confirmFirst(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String code) {
    Optional<Person> newcomer = newcomer(request);
    if (newcomer.isEmpty()) {
      return new SeeOther("/connexion?expiree");
    }
    Person person = newcomer.get();
    Optional<FormCause> refusal = confirm(request, person, code);
    if (refusal.isPresent()) {
      return page(shell, request, person, false, refusal);
    }
    String target = entrance.open(request, response, person.id(), SignInWay.PASSWORD);
    var codes = desk.newCodes(person.id());
    return new Page(templates.identityRecovery(RecoveryPage.made(shell, codes, target)));
  }

  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @GetMapping(ANOTHER)
  View another(Shell shell, Actor actor, HttpServletRequest request) {
    return page(shell, request, person(actor), true, Optional.empty());
  }

  /// Whoever had the old application, or a session, has neither afterwards.
  @Allowed
  @Sealing(SealingAct.CREDENTIALS)
  @PostMapping(ANOTHER)
  View confirmAnother(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String code) {
    Person person = person(actor);
    Optional<FormCause> refusal =
        proof
            .refusal(person, current, request.getRemoteAddr())
            .or(() -> confirm(request, person, code));
    if (refusal.isPresent()) {
      return page(shell, request, person, true, refusal);
    }
    sessions.closeOthers(actor, request);
    return new SeeOther("/compte?fait=second-facteur");
  }

  /// Whose password is proven and who has no second factor yet.
  private Optional<Person> newcomer(HttpServletRequest request) {
    return WebSession.half(request, clock.instant())
        .filter(person -> !factors.any(person))
        .flatMap(people::person);
  }

  private Person person(Actor actor) {
    return people.person(PersonStore.personId(actor)).orElseThrow();
  }

  private Optional<FormCause> confirm(HttpServletRequest request, Person person, String code) {
    Optional<byte[]> draft = WebSession.draft(request);
    if (draft.isEmpty()) {
      return Optional.of(FormCause.of("MFA-012", CODE));
    }
    if (!desk.confirm(person.id(), draft.get(), code)) {
      return Optional.of(FormCause.of("MFA-011", CODE));
    }
    WebSession.dropDraft(request);
    return Optional.empty();
  }

  private Page page(
      Shell shell,
      HttpServletRequest request,
      Person person,
      boolean signedIn,
      Optional<FormCause> refusal) {
    byte[] draft = WebSession.draft(request).orElseGet(() -> desk.draft(person.id()));
    WebSession.draft(request, draft);
    var page =
        new EnrolmentPage(
            shell,
            signedIn ? ANOTHER : FIRST,
            signedIn,
            signedIn && people.hasPassword(person.id()),
            desk.qr(draft, person),
            desk.typed(draft, person.id()),
            settings.sandbox() ? Optional.of(desk.codeOf(draft, person.id())) : Optional.empty(),
            FormCause.code(refusal),
            FormCause.errors(refusal, shell.texts()));
    HttpStatus status = refusal.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return new Page(templates.identityEnrolment(page), status);
  }
}
