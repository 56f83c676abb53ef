// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

import java.util.Optional;

/// A request under way: what the session keeps while the person is at the provider, as plain text,
/// so that a new version reads what the old one wrote.
///
/// @param state that must come back
/// @param nonce whose digest the ID token must carry
/// @param verifier of the proof key; empty where the provider takes none
/// @param callback address to which the provider sends the person back
public record Pending(
    Provider provider, String state, String nonce, String verifier, String callback) {
  private static final String SEPARATOR = "\n";

  /// For the session.
  public String text() {
    return String.join(SEPARATOR, provider.path(), state, nonce, verifier, callback);
  }

  /// From the session; empty if it is none of ours.
  public static Optional<Pending> read(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    return parts.length == 5
        ? Provider.at(parts[0])
            .map(provider -> new Pending(provider, parts[1], parts[2], parts[3], parts[4]))
        : Optional.empty();
  }
}
