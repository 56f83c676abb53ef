// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.Provider;

/// How somebody entered, as the history of sign-ins says it.
public enum SignInWay {
  PASSWORD,
  PASSKEY,
  INVITATION,
  FRANCE_CONNECT,
  FRANCE_CONNECT_PLUS,
  PRO_CONNECT;

  static SignInWay of(Provider provider) {
    return valueOf(provider.name());
  }
}
