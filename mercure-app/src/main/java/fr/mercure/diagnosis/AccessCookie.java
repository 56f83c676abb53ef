// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;

/// The cookie that the check gives to see whether it comes back. It lives ten minutes and holds the
/// reference of the check, nothing about a person. Scripts may read it: that tells a cookie that
/// was not sent from one that never arrived.
final class AccessCookie {
  static final String NAME = "acces";

  private AccessCookie() {}

  static void give(HttpServletRequest request, HttpServletResponse response, String value) {
    response.addHeader(
        "Set-Cookie",
        "%s=%s; Path=/acces; Max-Age=600; SameSite=Lax%s"
            .formatted(NAME, value, request.isSecure() ? "; Secure" : ""));
  }

  static boolean is(HttpServletRequest request, String value) {
    Cookie[] cookies = request.getCookies();
    return cookies != null
        && Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(NAME))
            .anyMatch(cookie -> unquoted(cookie.getValue()).equals(value));
  }

  /// Some old programs send quotes that nobody gave them.
  private static String unquoted(String value) {
    return value.replace("\"", "");
  }
}
