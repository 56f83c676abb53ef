// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.net.IPv6Utils;

/// The address that a request came from, in the form of RFC 5952: `::1`, as people and other
/// programs write it.
final class ClientAddress {
  private ClientAddress() {}

  static String of(HttpServletRequest request) {
    return shortened(request.getRemoteAddr());
  }

  /// What is no IPv6 address stays as it is.
  static String shortened(String address) {
    return IPv6Utils.canonize(address);
  }
}
