// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SignInOutcome.Proven;
import fr.mercure.identity.SignInOutcome.Reason;
import fr.mercure.identity.SignInOutcome.Refused;
import fr.mercure.identity.SignInOutcome.Throttled;
import fr.mercure.identity.federation.Federation;
import fr.mercure.identity.federation.FederationOutcome.Failed;
import fr.mercure.identity.federation.Pending;
import fr.mercure.identity.federation.Provider;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// To FranceConnect or ProConnect and back.
@Controller
class FederationPages {
  static final String TIES = "/compte/identites";
  private static final Set<String> UNTIED = Set.of("FED-004", "FED-005");

  private final Templates templates;
  private final Federation federation;
  private final FederationDesk desk;
  private final CsrfTokens tokens;
  private final Entrance entrance;
  private final Clock clock;

  FederationPages(
      Templates templates,
      Federation federation,
      FederationDesk desk,
      CsrfTokens tokens,
      Entrance entrance,
      Clock clock) {
    this.templates = templates;
    this.federation = federation;
    this.desk = desk;
    this.tokens = tokens;
    this.entrance = entrance;
    this.clock = clock;
  }

  /// A link, not a form: our security policy lets no form leave the site, and going there changes
  /// nothing by itself.
  @Allowed(anyone = true)
  @GetMapping("/connexion/identite/{provider}")
  View go(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String provider,
      @RequestParam(defaultValue = "") String suite) {
    Provider chosen = offered(provider);
    Federation.Start start = federation.begin(chosen, callback(request, chosen));
    if (start.failure().isPresent()) {
      Failed failed = start.failure().get();
      return page(shell, chosen, "", failed.code(), HttpStatus.SERVICE_UNAVAILABLE);
    }
    FederationSession.begin(
        request, start.pending().orElseThrow(), LocalTarget.of(suite), clock.instant());
    response.setHeader("Cache-Control", "no-store");
    return new SeeOther(start.location().orElseThrow().toString());
  }

  @Allowed(anyone = true)
  @GetMapping("/connexion/retour/{provider}")
  View comeBack(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      Optional<Actor> actor,
      @PathVariable String provider,
      @RequestParam Map<String, String> answer) {
    Provider chosen = offered(provider);
    Optional<Pending> pending =
        FederationSession.take(request, clock.instant()).filter(p -> p.provider() == chosen);
    if (pending.isEmpty()) {
      return page(shell, chosen, "", "FED-002", HttpStatus.FORBIDDEN);
    }
    var returned = desk.complete(pending.get(), answer, request.getRemoteAddr());
    if (actor.isPresent() && returned.identity().isPresent()) {
      FederationSession.keep(request, returned.identity().get(), clock.instant());
      return new SeeOther(TIES);
    }
    return switch (returned.outcome()) {
      case Proven(long person) -> enter(request, response, person, returned);
      case Refused(String reference, Optional<Reason> reason) -> {
        String code = reason.map(Reason::code).orElse("FED-009");
        if (UNTIED.contains(code)) {
          returned.identity().ifPresent(i -> FederationSession.keep(request, i, clock.instant()));
        }
        yield page(shell, chosen, reference, code, HttpStatus.FORBIDDEN);
      }
      case Throttled(String reference, int minutes) ->
          page(
              shell,
              chosen,
              SignInProblems.throttled(shell, reference, minutes),
              false,
              HttpStatus.TOO_MANY_REQUESTS);
    };
  }

  /// Two factors there are two here; one there is one here, and the second step follows.
  private View enter(
      HttpServletRequest request,
      HttpServletResponse response,
      long person,
      FederationDesk.Returned returned) {
    String target = FederationSession.target(request);
    var identity = returned.identity().orElseThrow();
    if (identity.strong()) {
      entrance.open(request, response, person, SignInWay.of(identity.provider()));
      FederationSession.entered(request, identity.provider(), returned.token());
      return new SeeOther(target);
    }
    WebSession.half(request, person, target, clock.instant());
    FederationSession.entered(request, identity.provider(), returned.token());
    tokens.renew(request, response);
    return new SeeOther("/connexion/second-facteur");
  }

  /// For FranceConnect+, which encrypts what it sends.
  @Allowed(anyone = true)
  @GetMapping(path = "/connexion/federation/cles", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> keys() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(federation.publishedKey());
  }

  private Provider offered(String path) {
    return Provider.at(path)
        .filter(federation.offered()::contains)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String callback(HttpServletRequest request, Provider provider) {
    return SiteAddress.of(request) + "/connexion/retour/" + provider.path();
  }

  private Page page(
      Shell shell, Provider provider, String reference, String code, HttpStatus status) {
    var problem = SignInProblems.told(shell, reference, new Reason(code, 0));
    return page(shell, provider, problem, UNTIED.contains(code), status);
  }

  private Page page(
      Shell shell,
      Provider provider,
      SignInPage.Problem problem,
      boolean untied,
      HttpStatus status) {
    var page = new FederationReturnPage(shell, provider, problem, untied);
    return new Page(templates.identityFederationReturn(page), status);
  }
}
