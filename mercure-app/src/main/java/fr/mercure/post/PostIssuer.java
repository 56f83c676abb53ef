// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.identity.LocalIssuer;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The authority of the mail doors, lent to the door for client certificates: one installation, one
/// authority.
@Component
class PostIssuer implements LocalIssuer {
  private final PostCertificate certificate;

  PostIssuer(PostCertificate certificate) {
    this.certificate = certificate;
  }

  @Override
  public KeyStore door() {
    return certificate.keys(PASSWORD);
  }

  @Override
  public Optional<X509Certificate> authority() {
    return certificate.localAuthority();
  }

  @Override
  public byte[] trial(String name) {
    return certificate.client(name, PASSWORD);
  }
}
