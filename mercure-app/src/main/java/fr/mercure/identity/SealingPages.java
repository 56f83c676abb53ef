// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SealingPage.Kept;
import fr.mercure.identity.SignInOutcome.Proven;
import fr.mercure.identity.SignInOutcome.Reason;
import fr.mercure.identity.SignInOutcome.Refused;
import fr.mercure.identity.SignInOutcome.Throttled;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Where {@link SealingGate} sends whoever must prove a strong factor again. A form that came too
/// late travels through this page in hidden fields; the answer to the confirmation is a redirection
/// that makes the browser send it again as it was.
@Controller
class SealingPages {
  static final String CONFIRM = "/connexion/confirmation";
  static final String AGAIN = "/connexion/confirmation/formulaire";

  /// Names that no form of ours uses, since both travel together.
  private static final String CODE = "confirmation.code";

  private static final String ANSWER = "confirmation.passkey";
  private static final String TARGET = "confirmation.suite";
  private static final String SENT = "confirmation.formulaire";
  private static final String WAITING = "confirmation.acte";

  /// Sent instead of a code by whoever has shown a certificate at its door meanwhile; the gate
  /// looks again.
  private static final String SHOWN = "confirmation.certificat";

  private static final Set<String> OURS =
      Set.of(CODE, ANSWER, TARGET, SENT, WAITING, SHOWN, "_csrf");

  /// Attribute in which the gate says which act waits.
  static final String ACT = "mercure.sealing.act";

  private final Templates templates;
  private final SignInDesk desk;
  private final PasskeyDesk passkeys;
  private final SecondFactors factors;
  private final SandboxGuide sandbox;
  private final IdentitySettings settings;
  private final Clock clock;

  SealingPages(
      Templates templates,
      SignInDesk desk,
      PasskeyDesk passkeys,
      SecondFactors factors,
      SandboxGuide sandbox,
      IdentitySettings settings,
      Clock clock) {
    this.templates = templates;
    this.desk = desk;
    this.passkeys = passkeys;
    this.factors = factors;
    this.sandbox = sandbox;
    this.settings = settings;
    this.clock = clock;
  }

  @Allowed
  @GetMapping(CONFIRM)
  Page ask(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String acte,
      @RequestParam(defaultValue = "") String suite) {
    Optional<SealingAct> act = SealingAct.named(acte);
    return page(shell, actor, request, act, LocalTarget.of(suite), false, Optional.empty());
  }

  /// Only ever reached by way of {@link SealingGate}, with the form in hand.
  @Allowed
  @PostMapping(AGAIN)
  Page askAround(Shell shell, Actor actor, HttpServletRequest request) {
    boolean late = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String;
    String target =
        late ? (String) request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) : "";
    Optional<SealingAct> act =
        request.getAttribute(ACT) instanceof SealingAct waiting
            ? Optional.of(waiting)
            : Optional.empty();
    return page(shell, actor, request, act, LocalTarget.of(target), late, Optional.empty());
  }

  @Allowed
  @PostMapping(CONFIRM)
  View confirm(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      @RequestParam(name = CODE, defaultValue = "") String code,
      @RequestParam(name = ANSWER, defaultValue = "") String answer,
      @RequestParam(name = TARGET, defaultValue = "") String target,
      @RequestParam(name = SENT, defaultValue = "false") boolean sent,
      @RequestParam(name = WAITING, defaultValue = "") String act,
      @RequestParam(name = SHOWN, defaultValue = "false") boolean shown) {
    String next = LocalTarget.of(target);
    if (!shown) {
      Optional<SignInPage.Problem> problem = problem(shell, actor, request, code, answer);
      if (problem.isPresent()) {
        return page(shell, actor, request, SealingAct.named(act), next, sent, problem);
      }
      WebSession.confirmed(request, !answer.isEmpty(), clock.instant());
    }
    return sent ? new SendAgain(next) : new SeeOther(next);
  }

  private Optional<SignInPage.Problem> problem(
      Shell shell, Actor actor, HttpServletRequest request, String code, String answer) {
    long person = PersonStore.personId(actor);
    SignInOutcome outcome =
        answer.isEmpty()
            ? desk.code(person, code, request.getRemoteAddr())
            : passkey(request, person, answer);
    return switch (outcome) {
      case Proven _ -> Optional.empty();
      case Refused(String reference, Optional<Reason> reason) ->
          Optional.of(
              SignInProblems.told(
                  shell, reference, reason.orElseGet(() -> new Reason("MFA-000", 0))));
      case Throttled(String reference, int minutes) ->
          Optional.of(SignInProblems.throttled(shell, reference, minutes));
    };
  }

  private SignInOutcome passkey(HttpServletRequest request, long person, String answer) {
    byte[] challenge = WebSession.takeChallenge(request, clock.instant()).orElse(new byte[0]);
    return PasskeyHost.of(request, settings.passkeyHost())
        .map(host ->
            passkeys.prove(host, Optional.of(person), challenge, answer, request.getRemoteAddr()))
        .orElseGet(() -> new Refused("", Optional.of(new Reason("MFA-005", 0))));
  }

  private Page page(
      Shell shell,
      Actor actor,
      HttpServletRequest request,
      Optional<SealingAct> act,
      String target,
      boolean sent,
      Optional<SignInPage.Problem> problem) {
    long person = PersonStore.personId(actor);
    var page =
        new SealingPage(
            shell,
            target,
            sent ? kept(request) : List.of(),
            sent,
            factors.byCode(person),
            factors.byPasskey(person, request),
            factors.byCertificate(person, request),
            act,
            act.filter(a -> a.isSigned(settings)).isPresent(),
            problem,
            sandbox.codeFor(person));
    boolean fine = problem.isEmpty() && !sent;
    return new Page(templates.identitySealing(page), fine ? HttpStatus.OK : HttpStatus.FORBIDDEN);
  }

  private static List<Kept> kept(HttpServletRequest request) {
    return request.getParameterMap().entrySet().stream()
        .filter(field -> !OURS.contains(field.getKey()))
        .flatMap(
            field -> Arrays.stream(field.getValue()).map(value -> new Kept(field.getKey(), value)))
        .toList();
  }
}
