// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Enforces {@link Allowed} on every request, pages and API alike. What carries no `@Allowed` is
/// closed to all; static files are not asked about.
@Component
final class AllowedGate implements HandlerInterceptor {
  private final ApiProblems problems;

  AllowedGate(ApiProblems problems) {
    this.problems = problems;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
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
      return askToSignIn(request, response);
    }
    return allowed.filter(a -> holds(actor.get(), a)).isPresent() || forbid(request, response);
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

  private boolean forbid(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isApi(request)) {
      problems.forbidden(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
    return false;
  }

  static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/");
  }
}
