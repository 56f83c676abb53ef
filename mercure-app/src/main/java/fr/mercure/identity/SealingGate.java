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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Enforces {@link Sealing}, after {@link AllowedGate}: a page leads to the confirmation and back,
/// a form that was sent is shown again around it.
@Component
final class SealingGate implements HandlerInterceptor {
  private final IdentitySettings settings;
  private final Clock clock;

  SealingGate(IdentitySettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException, ServletException {
    Optional<SealingAct> act =
        handler instanceof HandlerMethod method
            ? Optional.ofNullable(method.getMethodAnnotation(Sealing.class)).map(Sealing::value)
            : Optional.empty();
    if (request.getDispatcherType() != DispatcherType.REQUEST
        || act.isEmpty()
        || isMachine()
        || isFresh(request, act.get())) {
      return true;
    }
    ask(request, response, act.get());
    return false;
  }

  private static boolean isMachine() {
    return ActorArgument.current().filter(a -> a.id().startsWith("person:")).isEmpty();
  }

  private boolean isFresh(HttpServletRequest request, SealingAct act) {
    Instant proven =
        act.isSigned(settings) ? WebSession.signed(request) : WebSession.strong(request);
    Duration age = Duration.between(proven, clock.instant());
    return age.compareTo(act.fresh(settings)) < 0;
  }

  private static void ask(HttpServletRequest request, HttpServletResponse response, SealingAct act)
      throws IOException, ServletException {
    if (request.getMethod().equals("POST")) {
      request.setAttribute(SealingPages.ACT, act);
      request.getRequestDispatcher(SealingPages.AGAIN).forward(request, response);
      return;
    }
    String query = request.getQueryString();
    String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(
        "Location",
        SealingPages.CONFIRM
            + "?acte="
            + act
            + "&suite="
            + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
  }
}
