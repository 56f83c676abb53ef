// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

/// What the return from a provider came to.
public sealed interface FederationOutcome {
  /// The provider's answer stood every check.
  record Recognised(FederatedIdentity identity) implements FederationOutcome {}

  /// It did not.
  ///
  /// @param code of the cause, `FED-…`
  /// @param detail for support: which check, or the words of the provider
  record Failed(String code, String detail) implements FederationOutcome {}
}
