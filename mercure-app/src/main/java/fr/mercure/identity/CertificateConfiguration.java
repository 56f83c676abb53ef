// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.certificate.CertificateJudge;
import fr.mercure.identity.certificate.CertificateSettings;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Whose client certificates are accepted. The local authority is one of them in a sandbox only:
/// its key lies beside the application, which would then vouch for whom it likes.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CertificateSettings.class)
class CertificateConfiguration {
  @Bean
  CertificateJudge certificateJudge(
      CertificateSettings settings,
      IdentitySettings identity,
      ObjectProvider<LocalIssuer> issuer,
      Clock clock) {
    Optional<X509Certificate> local =
        settings.serves() && identity.sandbox() ? issuer.getObject().authority() : Optional.empty();
    return CertificateJudge.of(settings, local, clock);
  }
}
