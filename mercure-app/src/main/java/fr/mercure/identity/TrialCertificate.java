// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Certificates to try with, in a sandbox only: elsewhere nobody's key is made by anybody else.
@Component
final class TrialCertificate {
  private static final MediaType PKCS12 = MediaType.parseMediaType("application/x-pkcs12");

  private final ObjectProvider<LocalIssuer> issuer;
  private final CertificateDoor door;
  private final IdentitySettings settings;

  TrialCertificate(
      ObjectProvider<LocalIssuer> issuer, CertificateDoor door, IdentitySettings settings) {
    this.issuer = issuer;
    this.door = door;
    this.settings = settings;
  }

  /// Whether one may be made here.
  boolean isOffered() {
    return settings.sandbox() && door.isOpen();
  }

  /// A new one with its key, as a file to save; not found where none is offered.
  ///
  /// @param name of the holder
  ResponseEntity<byte[]> answer(String name) {
    if (!isOffered()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .contentType(PKCS12)
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename("certificat-essai.p12").build().toString())
        .body(issuer.getObject().trial(name));
  }
}
