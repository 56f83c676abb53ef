// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// User and secret of AUTH PLAIN (RFC 4616).
public record PlainSecret(String user, String secret) {
  /// Reads the response of a client.
  ///
  /// @return nothing if it is none, or speaks for somebody else
  public static Optional<PlainSecret> read(String base64) {
    try {
      String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      String[] parts = text.split("\0", -1);
      return parts.length == 3 && (parts[0].isEmpty() || parts[0].equals(parts[1]))
          ? Optional.of(new PlainSecret(parts[1], parts[2]))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Never the secret.
  @Override
  public String toString() {
    return user;
  }
}
