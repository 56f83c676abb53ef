// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// The certificate authority that an installation without one makes for itself.
public interface LocalIssuer {
  /// Password of the key stores below, which keeps nothing secret: programs ask for one.
  String PASSWORD = "mercure";

  /// What the door for client certificates shows of itself: the site's certificate, or one that the
  /// local authority made.
  KeyStore door();

  /// The authority; none where the site has its own certificate.
  Optional<X509Certificate> authority();

  /// A new key with a certificate of the authority, to try what certificates do, PKCS #12. The key
  /// is kept nowhere.
  ///
  /// @param name of the holder
  byte[] trial(String name);
}
