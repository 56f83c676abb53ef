// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.certificate.CertificateJudge;
import fr.mercure.identity.certificate.CertificateVerdict.Accepted;
import fr.mercure.identity.certificate.CertificateVerdict.Refused;
import fr.mercure.identity.certificate.PresentedCertificates;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Certificates of machines: each stands for the key that it is tied to, with that key's rights and
/// as long as it lives.
@Component
final class MachineCertificates {
  private final PresentedCertificates presented;
  private final CertificateJudge judge;
  private final ApiKeys keys;
  private final ApiKeyStore store;

  MachineCertificates(
      PresentedCertificates presented, CertificateJudge judge, ApiKeys keys, ApiKeyStore store) {
    this.presented = presented;
    this.judge = judge;
    this.keys = keys;
    this.store = store;
  }

  /// What came with the request; empty if none did.
  List<X509Certificate> shown(HttpServletRequest request) {
    return presented.of(request);
  }

  /// Whom the machine speaks for; nobody if its certificate does not serve, is tied to no key, or
  /// to one that is revoked.
  ///
  /// @param chain not empty
  Optional<Actor> verify(List<X509Certificate> chain) {
    byte[] fingerprint = CertificateStore.fingerprint(chain.getFirst());
    return keys.verify(
        fingerprint,
        () ->
            judge.judge(chain) instanceof Accepted
                ? store.byCertificate(fingerprint)
                : Optional.empty());
  }

  /// Why {@link #verify} knew nobody.
  String refusal(List<X509Certificate> chain) {
    return judge.judge(chain) instanceof Refused(String code) ? code : "CRT-005";
  }
}
