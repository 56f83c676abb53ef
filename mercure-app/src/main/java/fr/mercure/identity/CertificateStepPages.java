// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SignInOutcome.Proven;
import fr.mercure.identity.SignInOutcome.Reason;
import fr.mercure.identity.SignInOutcome.Refused;
import fr.mercure.identity.SignInOutcome.Throttled;
import fr.mercure.identity.certificate.PresentedCertificates;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// A certificate as one factor more: the second step of signing in, or the confirmation of an act.
/// It is never the first factor of a person. Served at the door for certificates; elsewhere no
/// certificate comes, and the page says so.
@Controller
class CertificateStepPages {
  static final String STEP = "/connexion/certificat";

  private final Templates templates;
  private final PresentedCertificates presented;
  private final CertificateDesk desk;
  private final CertificateDoor door;
  private final Entrance entrance;
  private final Clock clock;

  CertificateStepPages(
      Templates templates,
      PresentedCertificates presented,
      CertificateDesk desk,
      CertificateDoor door,
      Entrance entrance,
      Clock clock) {
    this.templates = templates;
    this.presented = presented;
    this.desk = desk;
    this.door = door;
    this.entrance = entrance;
    this.clock = clock;
  }

  @Allowed(anyone = true)
  @GetMapping(STEP)
  View look(
      Shell shell,
      Optional<Actor> actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String suite) {
    if (actor.isEmpty() && WebSession.half(request, clock.instant()).isEmpty()) {
      return new SeeOther(door.portal(request) + "/connexion");
    }
    return page(shell, actor, request, LocalTarget.of(suite), Optional.empty(), HttpStatus.OK);
  }

  /// A form, so that no other site confirms an act by a link.
  @Allowed(anyone = true)
  @PostMapping(STEP)
  View prove(
      Shell shell,
      Optional<Actor> actor,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String suite) {
    Optional<Long> person =
        actor.map(PersonStore::personId).or(() -> WebSession.half(request, clock.instant()));
    if (person.isEmpty()) {
      return new SeeOther(door.portal(request) + "/connexion?expiree");
    }
    List<X509Certificate> chain = presented.of(request);
    return switch (desk.prove(person.get(), chain, request.getRemoteAddr())) {
      case Proven _ -> done(shell, request, next(actor, request, response, person.get(), suite));
      case Refused(String reference, Optional<Reason> reason) -> {
        var problem =
            SignInProblems.told(shell, reference, reason.orElseGet(() -> new Reason("CRT-005", 0)));
        yield page(
            shell,
            actor,
            request,
            LocalTarget.of(suite),
            Optional.of(problem),
            HttpStatus.FORBIDDEN);
      }
      case Throttled(String reference, int minutes) ->
          page(
              shell,
              actor,
              request,
              LocalTarget.of(suite),
              Optional.of(SignInProblems.throttled(shell, reference, minutes)),
              HttpStatus.TOO_MANY_REQUESTS);
    };
  }

  /// A page with a link: our security policy lets no form lead to another address, be it our own.
  private Page done(Shell shell, HttpServletRequest request, String next) {
    var page =
        new CertificateShownPage(
            shell,
            "DONE",
            "",
            "",
            door.portal(request) + next,
            CertificateShownPage.Shown.of(presented.of(request)),
            Optional.empty());
    return new Page(templates.identityCertificateShown(page));
  }

  private String next(
      Optional<Actor> actor,
      HttpServletRequest request,
      HttpServletResponse response,
      long person,
      String suite) {
    if (actor.isEmpty()) {
      return entrance.open(request, response, person, SignInWay.CERTIFICATE);
    }
    WebSession.confirmed(request, true, clock.instant());
    return LocalTarget.of(suite);
  }

  private Page page(
      Shell shell,
      Optional<Actor> actor,
      HttpServletRequest request,
      String target,
      Optional<SignInPage.Problem> problem,
      HttpStatus status) {
    var page =
        new CertificateShownPage(
            shell,
            actor.isPresent() ? "CONFIRM" : "ENTER",
            STEP,
            target,
            door.portal(request),
            CertificateShownPage.Shown.of(presented.of(request)),
            problem);
    return new Page(templates.identityCertificateShown(page), status);
  }
}
