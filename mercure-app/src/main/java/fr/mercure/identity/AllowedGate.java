// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Enforces {@link Allowed} on every request, pages and API alike. What carries no `@Allowed` is
/// closed to all; static files are not asked about.
@Component
final class AllowedGate implements HandlerInterceptor {
  /// The page of one's own access: open to whoever is signed in, whatever else is closed.
  static final String SITUATION = "/acces/situation";

  /// The same, after a refusal; also the name of the attribute that holds the right.
  static final String REFUSED = "/acces/refus";

  private static final Pattern OWN =
      Pattern.compile(
          "/acces/(situation(/lien)?|refus)|/compte(/.*)?|/connexion/confirmation(/.*)?|/invitation/.*");

  private final ApiProblems problems;
  private final Refusals refusals;
  private final Clock clock;

  AllowedGate(ApiProblems problems, Refusals refusals, Clock clock) {
    this.problems = problems;
    this.refusals = refusals;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException, ServletException {
    if (request.getDispatcherType() != DispatcherType.REQUEST) {
      return true;
    }
    Optional<Allowed> allowed =
        handler instanceof HandlerMethod method
            ? Optional.ofNullable(method.getMethodAnnotation(Allowed.class))
            : Optional.empty();
    if (allowed.filter(Allowed::anyone).isPresent()) {
      return forAnyone(request, response);
    }
    Optional<Actor> actor = ActorArgument.current();
    if (actor.isEmpty()) {
      boolean reads =
          allowed.filter(Allowed::firstFactor).isPresent()
              && WebSession.firstFactor(request, clock.instant()).isPresent();
      return reads || askToSignIn(request, response);
    }
    if (actsForNobody(actor.get()) && !OWN.matcher(request.getRequestURI()).matches()) {
      new SeeOther(SITUATION).render(null, request, response);
      return false;
    }
    return allowed.filter(a -> holds(actor.get(), a)).isPresent()
        || forbid(request, response, actor.get(), allowed);
  }

  /// Stopped altogether, see {@link AccessDesk.Standing#actor}.
  private static boolean actsForNobody(Actor actor) {
    return actor.company().isEmpty() && actor.office().isEmpty() && !actor.equals(Actor.MERCURE);
  }

  private static boolean holds(Actor actor, Allowed allowed) {
    return allowed.value().length == 0 || Arrays.stream(allowed.value()).anyMatch(actor::may);
  }

  /// Public pages hold no trade data, so the back button may show them again.
  private static boolean forAnyone(HttpServletRequest request, HttpServletResponse response) {
    if (request.getMethod().equals("GET") && ActorArgument.current().isEmpty()) {
      response.setHeader("Cache-Control", "private, no-cache");
    }
    return true;
  }

  private boolean askToSignIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isApi(request)) {
      problems.unauthorized(request, response);
    } else {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", signInPage(request));
    }
    return false;
  }

  /// A deep link survives signing in; a form that was sent does not, its page does.
  private static String signInPage(HttpServletRequest request) {
    boolean expired = request.getRequestedSessionId() != null;
    String address = request.getRequestURI();
    if (request.getQueryString() != null) {
      address += "?" + request.getQueryString();
    }
    String wanted = request.getMethod().equals("GET") ? address : LocalTarget.HOME;
    return "/connexion?suite="
        + URLEncoder.encode(LocalTarget.of(wanted), StandardCharsets.UTF_8)
        + (expired ? "&expiree" : "");
  }

  /// Says the exact cause: whoever gets here has proven who they are.
  private boolean forbid(
      HttpServletRequest request,
      HttpServletResponse response,
      Actor actor,
      Optional<Allowed> allowed)
      throws IOException, ServletException {
    Right[] rights = allowed.map(Allowed::value).orElseGet(() -> new Right[0]);
    if (isApi(request)) {
      Optional<AccessGate> refusal =
          rights.length == 0 ? Optional.empty() : refusals.refusal(actor, rights);
      problems.forbidden(request, response, refusal.flatMap(AccessGate::cause));
    } else if (rights.length == 0) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      request.setAttribute(REFUSED, rights[0]);
      request.getRequestDispatcher(REFUSED).forward(request, response);
    }
    return false;
  }

  static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/");
  }
}
