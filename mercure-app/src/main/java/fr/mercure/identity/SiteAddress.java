// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import jakarta.servlet.http.HttpServletRequest;

/// The address under which the browser sees the site.
final class SiteAddress {
  private SiteAddress() {}

  /// Scheme, host and port, to which a path is added.
  static String of(HttpServletRequest request) {
    String all = request.getRequestURL().toString();
    return all.substring(0, all.length() - request.getRequestURI().length());
  }
}
