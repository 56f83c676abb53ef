// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SignInOutcome.Proven;
import fr.mercure.identity.SignInOutcome.Reason;
import fr.mercure.identity.SignInOutcome.Refused;
import fr.mercure.identity.SignInOutcome.Throttled;
import fr.mercure.identity.federation.Federation;
import fr.mercure.identity.federation.Provider;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Signing in and out. The first step says the same thing whatever was wrong; the second one, whose
/// reader has proven the first, says what to do about the code.
@Controller
class SignInPages {
  private static final String FIRST = "/connexion";
  private static final String SECOND = "/connexion/second-facteur";

  private final Templates templates;
  private final SignInDesk desk;
  private final SecondFactors factors;
  private final Federation federation;
  private final Devices devices;
  private final Entrance entrance;
  private final SandboxGuide sandbox;
  private final CsrfTokens tokens;
  private final Clock clock;

  SignInPages(
      Templates templates,
      SignInDesk desk,
      SecondFactors factors,
      Federation federation,
      Devices devices,
      Entrance entrance,
      SandboxGuide sandbox,
      CsrfTokens tokens,
      Clock clock) {
    this.templates = templates;
    this.desk = desk;
    this.factors = factors;
    this.federation = federation;
    this.devices = devices;
    this.entrance = entrance;
    this.sandbox = sandbox;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Allowed(anyone = true)
  @GetMapping(FIRST)
  View first(
      Shell shell,
      Optional<Actor> actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String suite,
      @RequestParam Optional<String> expiree,
      @RequestParam Optional<String> sortie,
      @RequestParam Optional<String> occupe) {
    String target = LocalTarget.of(suite);
    if (actor.isPresent()) {
      return new SeeOther(target);
    }
    Optional<String> notice =
        expiree
            .map(_ -> shell.text("signin.expired"))
            .or(() -> sortie.map(_ -> shell.text("signin.left")))
            .or(() -> occupe.map(_ -> shell.text("signin.busy")));
    return new Page(
        templates.identitySignIn(
            new SignInPage(
                shell,
                "",
                target,
                factors.here(request),
                federation.offered(),
                notice,
                Optional.empty(),
                List.of(),
                sortie.flatMap(Provider::at))));
  }

  @Allowed(anyone = true)
  @PostMapping(FIRST)
  View password(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String suite) {
    String target = LocalTarget.of(suite);
    return switch (desk.password(email, password, devices.origin(request, email))) {
      case Proven(long person) -> {
        WebSession.half(request, person, target, clock.instant());
        tokens.renew(request, response);
        yield new SeeOther(SECOND);
      }
      case Refused(_, Optional<Reason> reason) when reason.isPresent() -> {
        WebSession.reader(request, desk.owner(email), clock.instant());
        tokens.renew(request, response);
        yield new SeeOther(AllowedGate.SITUATION);
      }
      case Refused(String reference, _) ->
          again(
              shell,
              request,
              email,
              target,
              problem(shell, "signin.refused", reference),
              hints(shell, email, password),
              HttpStatus.FORBIDDEN);
      case Throttled(String reference, int minutes) ->
          again(
              shell,
              request,
              email,
              target,
              throttled(shell, response, reference, minutes),
              List.of(),
              HttpStatus.TOO_MANY_REQUESTS);
    };
  }

  private static List<String> hints(Shell shell, String email, String password) {
    return TypingSlips.said(email, password).stream()
        .map(key -> shell.text("signin.typed." + key, TypingSlips.digits(email)))
        .toList();
  }

  @Allowed(anyone = true)
  @GetMapping(SECOND)
  View second(Shell shell, HttpServletRequest request) {
    return WebSession.half(request, clock.instant())
        .map(person -> second(shell, request, person))
        .orElseGet(() -> new SeeOther(FIRST));
  }

  /// Who has no second factor yet registers one now: there is no way in without.
  private View second(Shell shell, HttpServletRequest request, long person) {
    return factors.any(person)
        ? code(shell, request, person, Optional.empty(), HttpStatus.OK)
        : new SeeOther(EnrolmentPages.FIRST);
  }

  @Allowed(anyone = true)
  @PostMapping(SECOND)
  View code(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String code) {
    Optional<Long> person = WebSession.half(request, clock.instant());
    return person.isEmpty()
        ? new SeeOther(FIRST + "?expiree")
        : code(shell, request, response, code, person.get());
  }

  private View code(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      String code,
      long person) {
    return switch (desk.code(person, code, devices.origin(request, person))) {
      case Proven _ -> new SeeOther(entrance.open(request, response, person, SignInWay.PASSWORD));
      case Refused(String reference, Optional<Reason> reason) -> {
        Reason told = reason.orElse(new Reason("MFA-000", 0));
        var problem = SignInProblems.told(shell, reference, told);
        yield code(shell, request, person, Optional.of(problem), HttpStatus.FORBIDDEN);
      }
      case Throttled(String reference, int minutes) -> {
        var problem = throttled(shell, response, reference, minutes);
        yield code(shell, request, person, Optional.of(problem), HttpStatus.TOO_MANY_REQUESTS);
      }
    };
  }

  @Allowed(anyone = true)
  @PostMapping("/deconnexion")
  View leave(HttpServletRequest request, HttpServletResponse response) {
    Optional<Provider> provider = FederationSession.end(request);
    tokens.renew(request, response);
    response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    return new SeeOther(FIRST + "?sortie" + provider.map(p -> "=" + p.path()).orElse(""));
  }

  /// Told to anyone, about nobody.
  @Allowed(anyone = true)
  @GetMapping("/aide/connexion")
  Page help(Shell shell) {
    return new Page(templates.identityHelp(shell));
  }

  @ExceptionHandler(PasswordHashes.TooManySignIns.class)
  View busy() {
    return new SeeOther(FIRST + "?occupe");
  }

  private Page again(
      Shell shell,
      HttpServletRequest request,
      String email,
      String target,
      SignInPage.Problem problem,
      List<String> hints,
      HttpStatus status) {
    return new Page(
        templates.identitySignIn(
            new SignInPage(
                shell,
                email,
                target,
                factors.here(request),
                federation.offered(),
                Optional.empty(),
                Optional.of(problem),
                hints,
                Optional.empty())),
        status);
  }

  private Page code(
      Shell shell,
      HttpServletRequest request,
      long person,
      Optional<SignInPage.Problem> problem,
      HttpStatus status) {
    return new Page(
        templates.identitySecondFactor(
            new SecondFactorPage(
                shell,
                clock.instant(),
                factors.byCode(person),
                factors.byPasskey(person, request),
                factors.byCertificate(person, request),
                problem,
                sandbox.codeFor(person))),
        status);
  }

  private static SignInPage.Problem problem(
      Shell shell, String key, String reference, Object... values) {
    return new SignInPage.Problem(shell.text(key, values), reference, Optional.empty());
  }

  private static SignInPage.Problem throttled(
      Shell shell, HttpServletResponse response, String reference, int minutes) {
    response.setHeader("Retry-After", Integer.toString(minutes * 60));
    return SignInProblems.throttled(shell, reference, minutes);
  }
}
