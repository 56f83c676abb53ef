// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/// The token that each form carries, compared with a cookie that scripts cannot read. Kept in a
/// cookie rather than in the session, so that showing a form to a stranger writes nothing, and a
/// page left open over a session's end can still be sent after signing in again.
@Component
final class CsrfTokens {
  private final CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();

  CsrfTokens() {
    repository.setCookieName("mercure-form");
    repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax").httpOnly(true).path("/"));
  }

  CsrfTokenRepository repository() {
    return repository;
  }

  /// A token known before signing in is worth nothing after.
  void renew(HttpServletRequest request, HttpServletResponse response) {
    repository.saveToken(null, request, response);
  }
}
