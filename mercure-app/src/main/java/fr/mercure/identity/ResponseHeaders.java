// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The headers of every response: pages, API, errors, files. Set before anything else runs, so that
/// no failure on the way loses them. Handlers may replace `Cache-Control` only.
public final class ResponseHeaders implements Filter {
  static final Map<String, String> ALWAYS = always();
  static final String HSTS = "max-age=31536000; includeSubDomains";

  private static Map<String, String> always() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-src 'self';"
            + " manifest-src 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types default; report-to csp");
    headers.put("Reporting-Endpoints", "csp=\"/csp\"");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Permissions-Policy", "camera=(self), geolocation=()");
    headers.put("Cache-Control", "no-store");
    return Map.copyOf(headers);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (response instanceof HttpServletResponse http) {
      ALWAYS.forEach(http::setHeader);
      if (request.isSecure()) {
        http.setHeader("Strict-Transport-Security", HSTS);
      }
    }
    chain.doFilter(request, response);
  }
}
