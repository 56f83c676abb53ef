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
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/// Reads `Authorization: Bearer <key>` on the API, else the client certificate. Without either the
/// request goes on as nobody's, and {@link AllowedGate} decides; with a wrong one it ends here.
final class ApiKeyFilter implements Filter {
  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;
  private final MachineCertificates certificates;
  private final ApiProblems problems;
  private final AddressThrottle throttle;

  ApiKeyFilter(
      ApiKeys keys,
      MachineCertificates certificates,
      ApiProblems problems,
      AddressThrottle throttle) {
    this.keys = keys;
    this.certificates = certificates;
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
    List<X509Certificate> shown = header == null ? certificates.shown(request) : List.of();
    if (header == null && shown.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    String address = request.getRemoteAddr();
    if (throttle.isClosed(address)) {
      problems.tooMany(request, response);
      return;
    }
    Optional<Actor> actor =
        header == null ? certificates.verify(shown) : keyOf(header).flatMap(keys::verify);
    if (actor.isEmpty()) {
      throttle.failed(address);
      refuse(request, response, shown);
      return;
    }
    SecurityContextHolder.setContext(PersonContext.of(actor.get()));
    chain.doFilter(request, response);
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, List<X509Certificate> shown)
      throws IOException {
    if (shown.isEmpty()) {
      problems.badKey(request, response);
    } else {
      problems.badCertificate(request, response, Causes.of(certificates.refusal(shown)));
    }
  }

  private static Optional<String> keyOf(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
