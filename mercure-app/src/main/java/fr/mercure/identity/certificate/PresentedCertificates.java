// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.certificate;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/// Which certificate came with a request: that of its TLS connection, whose key the browser has
/// proven to hold, else the one that a proxy of ours says the same of. Judged by nobody yet.
@Component
public final class PresentedCertificates {
  /// A person's, and those of the authorities above.
  private static final int LONGEST_CHAIN = 5;

  private static final String OF_CONNECTION = "jakarta.servlet.request.X509Certificate";

  private final CertificateSettings settings;

  PresentedCertificates(CertificateSettings settings) {
    this.settings = settings;
  }

  /// The certificate and those that came with it; empty if there is none, more than one header, or
  /// one from an address that is no proxy of ours.
  public List<X509Certificate> of(HttpServletRequest request) {
    if (request.getAttribute(OF_CONNECTION) instanceof X509Certificate[] chain) {
      return Arrays.stream(chain).limit(LONGEST_CHAIN).toList();
    }
    return settings
        .header()
        .filter(_ -> settings.isProxy(request.getRemoteAddr()))
        .map(name -> Collections.list(request.getHeaders(name)))
        .filter(values -> values.size() == 1)
        .flatMap(values -> CertificateHeader.read(values.getFirst()))
        .stream()
        .toList();
  }
}
