// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses parameters that are no text: bytes that are not UTF-8, and the character NUL, which no
/// database column holds. Whoever reads a parameter behind this door need not think of either.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ReadableParameters extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isReadable(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  /// Files are read by those who asked for them.
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getContentType(), "").startsWith("multipart/");
  }

  private static boolean isReadable(HttpServletRequest request) {
    try {
      return request.getParameterMap().entrySet().stream()
          .allMatch(parameter ->
              isText(parameter.getKey())
                  && Arrays.stream(parameter.getValue()).allMatch(ReadableParameters::isText));
    } catch (InvalidParameterException _) {
      return false;
    }
  }

  private static boolean isText(String value) {
    return value.indexOf('\0') < 0;
  }
}
