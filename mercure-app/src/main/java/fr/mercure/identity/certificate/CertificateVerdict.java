// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.certificate;

import java.security.cert.X509Certificate;

/// What a certificate is worth.
public sealed interface CertificateVerdict {
  /// It may serve.
  ///
  /// @param warned whether nobody could say if it is revoked (CRT-004): no list of its authority,
  ///   or one whose time is over
  record Accepted(X509Certificate certificate, boolean warned) implements CertificateVerdict {}

  /// It may not.
  ///
  /// @param code of the cause, `CRT-…`
  record Refused(String code) implements CertificateVerdict {}
}
