// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// What the service will ask for later: tried now, so that whoever would be stopped is known before
/// the servers change.
///
/// @param name by which a fleet tells it from others; empty for none
/// @param only13 whether TLS 1.3 alone will be spoken
/// @param place where the future is served already; empty to try with the present service
/// @param addresses of the service from then on
/// @param roots that its certificates will lead to
record Policy(
    String name,
    boolean only13,
    Optional<Endpoint> place,
    List<String> addresses,
    List<X509Certificate> roots) {
  static final Policy NONE = new Policy("", false, Optional.empty(), List.of(), List.of());

  /// Reads a file of `name=value` lines: `name`, `tls` (`1.3`), `place` (host:port), `addresses`,
  /// `roots` (a PEM file).
  ///
  /// @throws IllegalArgumentException if a value is not understood
  static Policy read(Path file, SignedFiles files) throws IOException {
    var values = new Properties();
    values.load(new StringReader(files.read(file)));
    String name = values.getProperty("name", "");
    if (!name.matches("[A-Za-z0-9._-]{1,40}")) {
      throw new IllegalArgumentException("a profile has a name of letters, digits, . _ -");
    }
    String pem = values.getProperty("roots", "");
    return new Policy(
        name,
        values.getProperty("tls", "").equals("1.3"),
        Optional.ofNullable(values.getProperty("place")).map(text -> Endpoint.parse(text, 443)),
        References.words(values.getProperty("addresses", "")),
        pem.isEmpty() ? List.of() : References.certificates(file.resolveSibling(pem)));
  }
}
