// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SignInOutcome.Proven;
import fr.mercure.identity.SignInOutcome.Reason;
import fr.mercure.identity.SignInOutcome.Refused;
import fr.mercure.identity.SignInOutcome.Throttled;
import fr.mercure.identity.federation.Federation;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// Signing in by passkey: in one step, or as the second one after the password.
@Controller
class PasskeySignInPages {
  private static final String SIGN_IN = "/connexion/cle";

  private final Templates templates;
  private final PasskeyDesk desk;
  private final PasskeyOwners owners;
  private final SecondFactors factors;
  private final Federation federation;
  private final SandboxGuide sandbox;
  private final Entrance entrance;
  private final IdentitySettings settings;
  private final Clock clock;

  PasskeySignInPages(
      Templates templates,
      PasskeyDesk desk,
      PasskeyOwners owners,
      SecondFactors factors,
      Federation federation,
      SandboxGuide sandbox,
      Entrance entrance,
      IdentitySettings settings,
      Clock clock) {
    this.templates = templates;
    this.desk = desk;
    this.owners = owners;
    this.factors = factors;
    this.federation = federation;
    this.sandbox = sandbox;
    this.entrance = entrance;
    this.settings = settings;
    this.clock = clock;
  }

  /// What the script of the page hands to the browser; the same for everybody.
  @Allowed(anyone = true)
  @PostMapping(SIGN_IN + "/demande")
  ResponseEntity<String> ask(HttpServletRequest request) {
    byte[] challenge = owners.newHandle();
    WebSession.challenge(request, challenge, clock.instant());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(desk.request(host(request), challenge));
  }

  @Allowed(anyone = true)
  @PostMapping(SIGN_IN)
  View signIn(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String suite) {
    byte[] challenge = WebSession.takeChallenge(request, clock.instant()).orElse(new byte[0]);
    Optional<Long> half = WebSession.half(request, clock.instant());
    return switch (desk.prove(host(request), half, challenge, answer, request.getRemoteAddr())) {
      case Proven(long person) -> {
        String kept = entrance.open(request, response, person, SignInWay.PASSKEY);
        yield new SeeOther(half.isPresent() ? kept : LocalTarget.of(suite));
      }
      case Refused(String reference, Optional<Reason> reason) ->
          again(
              shell,
              request,
              suite,
              SignInProblems.told(
                  shell, reference, reason.orElseGet(() -> new Reason("MFA-015", 0))),
              HttpStatus.FORBIDDEN);
      case Throttled(String reference, int minutes) ->
          again(
              shell,
              request,
              suite,
              SignInProblems.throttled(shell, reference, minutes),
              HttpStatus.TOO_MANY_REQUESTS);
    };
  }

  /// The step at which the key was tried.
  private Page again(
      Shell shell,
      HttpServletRequest request,
      String suite,
      SignInPage.Problem problem,
      HttpStatus status) {
    return WebSession.half(request, clock.instant())
        .map(person -> second(shell, request, person, problem, status))
        .orElseGet(() -> first(shell, suite, problem, status));
  }

  private Page first(Shell shell, String suite, SignInPage.Problem problem, HttpStatus status) {
    var page =
        new SignInPage(
            shell,
            "",
            LocalTarget.of(suite),
            true,
            federation.offered(),
            Optional.empty(),
            Optional.of(problem),
            List.of(),
            Optional.empty());
    return new Page(templates.identitySignIn(page), status);
  }

  private Page second(
      Shell shell,
      HttpServletRequest request,
      long person,
      SignInPage.Problem problem,
      HttpStatus status) {
    var page =
        new SecondFactorPage(
            shell,
            clock.instant(),
            factors.byCode(person),
            true,
            factors.byCertificate(person, request),
            Optional.of(problem),
            sandbox.codeFor(person));
    return new Page(templates.identitySecondFactor(page), status);
  }

  private PasskeyHost host(HttpServletRequest request) {
    return PasskeyHost.of(request, settings.passkeyHost())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
