// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.certificate;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a site may set, under `mercure.certificate`. Certificates come either to a door of our own,
/// or in a header of a proxy that ends TLS.
///
/// @param port of the door, 0 for any that is free, or `off` for none
/// @param bind address that the door listens on
/// @param address under which browsers reach the door, such as
///   `https://certificat.mercure.example`; without one, the host of the portal and the port above
/// @param portal address to lead back to; without one, the host of the door and the usual port
/// @param authorities PEM files of those whose certificates are accepted
/// @param revocation folder of revocation lists (DER or PEM), which the site keeps fresh
/// @param header in which a proxy hands a certificate over: as RFC 9440 writes it, or
///   percent-encoded PEM; the proxy must strip it from what comes from outside
/// @param proxies addresses or networks (`10.0.0.0/8`) from which that header is believed
@ConfigurationProperties("mercure.certificate")
public record CertificateSettings(
    @DefaultValue("off") String port,
    @DefaultValue("127.0.0.1") InetAddress bind,
    Optional<String> address,
    Optional<String> portal,
    @DefaultValue List<Path> authorities,
    Optional<Path> revocation,
    Optional<String> header,
    @DefaultValue List<String> proxies) {
  public CertificateSettings {
    authorities = List.copyOf(authorities);
    proxies = List.copyOf(proxies);
    proxies.forEach(Network::of);
    if (header.isPresent() == proxies.isEmpty()) {
      throw new IllegalArgumentException(
          "mercure.certificate.header and mercure.certificate.proxies go together; one of them is"
              + " missing");
    }
    if (header.isPresent() && address.isEmpty()) {
      throw new IllegalArgumentException(
          "mercure.certificate.address is missing: where do browsers reach the proxy?");
    }
    if (!port.equals("off") && !port.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "mercure.certificate.port is \"%s\". Give a port, 0 for any, or off.".formatted(port));
    }
  }

  /// Whether the application has a door of its own.
  public boolean hasDoor() {
    return !port.equals("off");
  }

  /// Whether certificates serve at all.
  public boolean serves() {
    return hasDoor() || header.isPresent();
  }

  /// Whether the header is believed from there.
  ///
  /// @param peer numeric address of the connection, not of any header
  boolean isProxy(String peer) {
    return proxies.stream().anyMatch(proxy -> Network.of(proxy).holds(peer));
  }
}
