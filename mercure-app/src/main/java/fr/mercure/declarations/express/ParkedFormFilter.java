// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before the pages of drafts, behind the security chain: a form sent after the end of a
/// session is parked, and the sign-in page leads back to it. Forms that save while typing are not:
/// their page is still open.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ParkedFormFilter extends OncePerRequestFilter {
  private static final Pattern FORM = Pattern.compile("/d/([A-Z0-9-]{1,40})/[a-z]{1,20}");

  private final ParkedForms parked;

  ParkedFormFilter(ParkedForms parked) {
    this.parked = parked;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> id = isLost(request) ? park(request) : Optional.empty();
    if (id.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/connexion?suite=/d/reprise/" + id.get() + "&expiree");
  }

  private static boolean isLost(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && SecurityContextHolder.getContext().getAuthentication() == null
        && request.getHeader("HX-Request") == null
        && FORM.matcher(request.getRequestURI()).matches();
  }

  private Optional<String> park(HttpServletRequest request) {
    Matcher path = FORM.matcher(request.getRequestURI());
    return path.matches()
        ? parked.park("/d/" + path.group(1), request.getParameterMap())
        : Optional.empty();
  }
}
