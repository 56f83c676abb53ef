// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.Provider;

/// How somebody entered, as the history of sign-ins says it.
public enum SignInWay {
  PASSWORD,
  PASSKEY,
  CERTIFICATE,
  INVITATION,
  FRANCE_CONNECT,
  FRANCE_CONNECT_PLUS,
  PRO_CONNECT;

  /// Whether what was proven is a signature by a key of the person's own, see {@link
  /// IdentitySettings#signed}.
  boolean isSigned() {
    return this == PASSKEY || this == CERTIFICATE;
  }

  static SignInWay of(Provider provider) {
    return valueOf(provider.name());
  }
}
