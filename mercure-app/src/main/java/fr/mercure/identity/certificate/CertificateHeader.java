// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.certificate;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Reads one certificate as text: as RFC 9440 §2.1 writes it (`:base64:`), percent-encoded PEM as
/// proxies do, or plain PEM as people paste it. What is not exactly one certificate is none.
public final class CertificateHeader {
  /// Characters; certificates of people have some two thousand.
  static final int LONGEST = 16_384;

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private CertificateHeader() {}

  /// The certificate of a header.
  public static Optional<X509Certificate> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      boolean structured = text.length() > 2 && text.startsWith(":") && text.endsWith(":");
      return structured
          ? parse(Base64.getDecoder().decode(text.substring(1, text.length() - 1)))
          : readPem(URLDecoder.decode(text, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The certificate of a PEM text that holds one and nothing else.
  public static Optional<X509Certificate> readPem(String text) {
    String pem = text.strip();
    if (pem.length() > LONGEST
        || pem.length() < BEGIN.length() + END.length()
        || !pem.startsWith(BEGIN)
        || !pem.endsWith(END)) {
      return Optional.empty();
    }
    String base64 = pem.substring(BEGIN.length(), pem.length() - END.length());
    try {
      return parse(Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<X509Certificate> parse(byte[] der) {
    try {
      var read =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      return Arrays.equals(read.getEncoded(), der) ? Optional.of(read) : Optional.empty();
    } catch (CertificateException _) {
      return Optional.empty();
    }
  }
}
