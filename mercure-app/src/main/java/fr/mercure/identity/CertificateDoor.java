// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.certificate.CertificateSettings;
import fr.mercure.identity.certificate.JudgedLater;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.ServerSocket;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The door that asks browsers and machines for a certificate. It has a port of its own, so that
/// nobody is asked for one elsewhere, and an old certificate disturbs no session (TLS 1.3 has no
/// way to ask later).
@Component
final class CertificateDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final CertificateSettings settings;
  private final IdentitySettings identity;
  private final ObjectProvider<LocalIssuer> issuer;
  private final Environment environment;
  private @Nullable Connector connector;

  CertificateDoor(
      CertificateSettings settings,
      IdentitySettings identity,
      ObjectProvider<LocalIssuer> issuer,
      Environment environment) {
    this.settings = settings;
    this.identity = identity;
    this.issuer = issuer;
    this.environment = environment;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    if (settings.hasDoor()) {
      Connector made = made(issuer.getObject());
      connector = made;
      factory.addAdditionalConnectors(made);
    }
  }

  private Connector made(LocalIssuer shown) {
    var made = new Connector("org.apache.coyote.http11.Http11NioProtocol");
    made.setPort(port());
    made.setScheme("https");
    made.setSecure(true);
    made.setProperty("SSLEnabled", "true");
    made.setProperty("server", "");
    if (made.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
      protocol.setAddress(settings.bind());
      protocol.setExecutor(new VirtualThreadExecutor("certificate-door-"));
    }
    var tls = new SSLHostConfig();
    tls.setProtocols("TLSv1.3+TLSv1.2");
    tls.setCertificateVerification("optional");
    tls.setTrustManagerClassName(JudgedLater.class.getName());
    var certificate = new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setCertificateKeystore(shown.door());
    certificate.setCertificateKeystorePassword(LocalIssuer.PASSWORD);
    tls.addCertificate(certificate);
    made.addSslHostConfig(tls);
    return made;
  }

  /// A sandbox takes another port where the one that is set is busy, as it does for mail.
  private int port() {
    int wanted = Integer.parseInt(settings.port());
    if (!identity.sandbox() || wanted == 0) {
      return wanted;
    }
    try (var _ = new ServerSocket(wanted, 1, settings.bind())) {
      return wanted;
    } catch (IOException _) {
      return 0;
    }
  }

  /// Whether certificates serve here at all.
  boolean isOpen() {
    return settings.serves();
  }

  /// Where browsers reach the door, to which a path is added.
  String address(HttpServletRequest request) {
    Connector open = connector;
    int port = open == null ? 0 : open.getLocalPort();
    return settings.address().orElseGet(() -> "https://" + request.getServerName() + ":" + port);
  }

  /// Where the portal is, for whoever stands at the door.
  String portal(HttpServletRequest request) {
    String port = environment.getProperty("local.server.port", "80");
    return settings.portal().orElseGet(() -> "http://" + request.getServerName() + ":" + port);
  }
}
