// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/// Reads `Authorization: Bearer <key>` on the API. Without the header the request goes on as
/// nobody's, and {@link AllowedGate} decides; with a wrong key it ends here.
final class ApiKeyFilter implements Filter {
  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;
  private final ApiProblems problems;
  private final AddressThrottle throttle;

  ApiKeyFilter(ApiKeys keys, ApiProblems problems, AddressThrottle throttle) {
    this.keys = keys;
    this.problems = problems;
    this.throttle = throttle;
  }

  @Override
  public void doFilter(
      ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
      throws IOException, ServletException {
    var request = (HttpServletRequest) servletRequest;
    var response = (HttpServletResponse) servletResponse;
    String header = request.getHeader("Authorization");
    if (header == null) {
      chain.doFilter(request, response);
      return;
    }
    String address = request.getRemoteAddr();
    if (throttle.isClosed(address)) {
      problems.tooMany(request, response);
      return;
    }
    Optional<Actor> actor = keyOf(header).flatMap(keys::verify);
    if (actor.isEmpty()) {
      throttle.failed(address);
      problems.badKey(request, response);
      return;
    }
    SecurityContextHolder.setContext(PersonContext.of(actor.get()));
    chain.doFilter(request, response);
  }

  private static Optional<String> keyOf(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
