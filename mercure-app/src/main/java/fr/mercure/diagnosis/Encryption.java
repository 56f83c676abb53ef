// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// How a request was encrypted, where this server ended the encryption itself.
record Encryption(String protocol, String cipher) {
  /// As Tomcat tells it.
  private static final String PROTOCOL = "org.apache.tomcat.util.net.secure_protocol_version";

  private static final String CIPHER = "jakarta.servlet.request.cipher_suite";

  static Optional<Encryption> of(HttpServletRequest request) {
    return request.getAttribute(CIPHER) instanceof String cipher
        ? Optional.of(new Encryption(String.valueOf(request.getAttribute(PROTOCOL)), cipher))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return protocol + " " + cipher;
  }
}
