// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// At the door for certificates: which one came, and what it is about to do.
///
/// @param doing what: `ENTER`, `CONFIRM`, `TIE`, or `DONE` once it has
/// @param action address of the form
/// @param target page to go on to
/// @param back address at the portal, to leave by or to go on to
/// @param shown the certificate; empty if none came
/// @param problem why it does not serve
public record CertificateShownPage(
    Shell shell,
    String doing,
    String action,
    String target,
    String back,
    Optional<Shown> shown,
    Optional<SignInPage.Problem> problem) {

  /// What people recognise a certificate by.
  public record Shown(String subject, String issuer, String serial, Instant until) {
    static Optional<Shown> of(List<X509Certificate> chain) {
      return chain.stream()
          .findFirst()
          .map(own ->
              new Shown(
                  own.getSubjectX500Principal().getName(),
                  own.getIssuerX500Principal().getName(),
                  own.getSerialNumber().toString(16),
                  own.getNotAfter().toInstant()));
    }
  }
}
