// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.tomcat.util.net.IPv6Utils;

/// The address that a request came from, in the form of RFC 5952: `::1`, as people and other
/// programs write it.
final class ClientAddress {
  private ClientAddress() {}

  static String of(HttpServletRequest request) {
    return shortened(request.getRemoteAddr());
  }

  /// What may be kept of an address: its first 24 bits, 48 of IPv6, enough to know a site by. Empty
  /// for what is no address.
  static String network(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      int bits = bytes.length == 4 ? 24 : 48;
      Arrays.fill(bytes, bits / 8, bytes.length, (byte) 0);
      return shortened(InetAddress.getByAddress(bytes).getHostAddress()) + "/" + bits;
    } catch (IllegalArgumentException | UnknownHostException e) {
      return "";
    }
  }

  /// What is no IPv6 address stays as it is.
  static String shortened(String address) {
    return IPv6Utils.canonize(address);
  }
}
