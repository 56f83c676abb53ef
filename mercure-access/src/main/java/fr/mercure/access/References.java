// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// What is known beforehand about a service, by which "your network" is told from "the service". A
/// check works without any; each one that is missing lowers what can be proven.
///
/// @param plainPort unencrypted port of the service, 0 if it has none
/// @param addresses published addresses of the service
/// @param witness another host of the same owner, under another name and address
/// @param witnessPlainPort unencrypted port of the witness, 0 if it has none
/// @param issuers words of the issuers that the service publishes
/// @param intermediates certificates that complete its chain
/// @param policy what it will ask for later
record References(
    int plainPort,
    List<String> addresses,
    Optional<Endpoint> witness,
    int witnessPlainPort,
    List<String> issuers,
    List<X509Certificate> intermediates,
    Optional<Endpoint> imaps,
    Optional<Endpoint> imap,
    Optional<Endpoint> smtp,
    Optional<URI> oidc,
    Optional<URI> pac,
    Policy policy) {
  /// Nothing known but that encrypted services also answer on port 80.
  static final References NONE = of(new Properties(), List.of());

  /// Reads a file of `name=value` lines: `plain`, `addresses`, `witness`, `witness.plain`,
  /// `issuers`, `intermediates` (a PEM file), `imaps`, `imap`, `smtp`, `oidc`, `pac`.
  ///
  /// @throws IllegalArgumentException if a value is not understood
  static References read(Path file, SignedFiles files) throws IOException {
    var values = new Properties();
    values.load(new StringReader(files.read(file)));
    String pem = values.getProperty("intermediates", "");
    return of(values, pem.isEmpty() ? List.of() : certificates(file.resolveSibling(pem)));
  }

  static References of(Properties values, List<X509Certificate> intermediates) {
    return new References(
        Integer.parseInt(values.getProperty("plain", "80")),
        words(values.getProperty("addresses", "")),
        endpoint(values, "witness", 443),
        Integer.parseInt(values.getProperty("witness.plain", "80")),
        words(values.getProperty("issuers", "")),
        intermediates,
        endpoint(values, "imaps", 993),
        endpoint(values, "imap", 143),
        endpoint(values, "smtp", 587),
        Optional.ofNullable(values.getProperty("oidc")).map(URI::create),
        Optional.ofNullable(values.getProperty("pac")).map(URI::create),
        Policy.NONE);
  }

  References with(Policy future) {
    return new References(
        plainPort,
        addresses,
        witness,
        witnessPlainPort,
        issuers,
        intermediates,
        imaps,
        imap,
        smtp,
        oidc,
        pac,
        future);
  }

  private static Optional<Endpoint> endpoint(Properties values, String name, int port) {
    return Optional.ofNullable(values.getProperty(name)).map(text -> Endpoint.parse(text, port));
  }

  static List<String> words(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  static List<X509Certificate> certificates(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not certificates: " + file, e);
    }
  }
}
