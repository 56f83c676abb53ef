// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/// A form whose token does not match: sent from another site, or from a page opened before signing
/// in or out. Refused; nothing was read of it.
final class StalePage implements AccessDeniedHandler {
  /// Request attribute for the error page: the code of the cause.
  static final String CODE = "fr.mercure.code";

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    request.setAttribute(CODE, "SES-004");
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }
}
