// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

/// What the return from a provider came to.
public sealed interface FederationOutcome {
  /// The provider's answer stood every check.
  ///
  /// @param token with which the provider's own session is ended, see {@link Federation#leave}
  record Recognised(FederatedIdentity identity, String token) implements FederationOutcome {}

  /// It did not.
  ///
  /// @param code of the cause, `FED-…`
  /// @param detail for support: which check, or the words of the provider
  record Failed(String code, String detail) implements FederationOutcome {}
}
