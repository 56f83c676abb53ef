// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Hands a key store over as a file to save.
final class TrialCertificate {
  private static final MediaType PKCS12 = MediaType.parseMediaType("application/x-pkcs12");

  private TrialCertificate() {}

  static ResponseEntity<byte[]> answer(byte[] store) {
    return ResponseEntity.ok()
        .contentType(PKCS12)
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename("certificat-essai.p12").build().toString())
        .body(store);
  }
}
