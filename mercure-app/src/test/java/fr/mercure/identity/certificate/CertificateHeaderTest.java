// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CertificateHeaderTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final int MUTANTS = 20_000;

  private final X509Certificate claire =
      TestAuthority.root("Root", NOW, NOW.plus(Duration.ofDays(1)))
          .client("Claire", NOW, NOW.plus(Duration.ofDays(1)));

  @Test
  void readsBothWaysOfWritingIt() {
    assertThat(CertificateHeader.read(structured())).contains(claire);
    assertThat(CertificateHeader.read(escaped())).contains(claire);
    assertThat(CertificateHeader.readPem("\n" + pem() + "\n")).contains(claire);
  }

  @Test
  void readsExactlyOne() {
    assertThat(CertificateHeader.readPem(pem() + pem())).isEmpty();
    assertThat(CertificateHeader.readPem("-----BEGIN CERTIFICATE----------END CERTIFICATE-----"))
        .isEmpty();
    assertThat(CertificateHeader.read("")).isEmpty();
    assertThat(CertificateHeader.read("::")).isEmpty();
    assertThat(CertificateHeader.read("%")).isEmpty();
    assertThat(CertificateHeader.read(":" + "A".repeat(CertificateHeader.LONGEST) + ":")).isEmpty();
  }

  /// Seeded, so that what fails fails again. A mutant is refused or is the certificate whose bytes
  /// it holds; nothing else comes out, and nothing is thrown.
  @Test
  void neverBreaksOnAMutant() throws Exception {
    var random = new Random(20261124);
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = mutated(i % 2 == 0 ? structured() : escaped(), random);
      Optional<X509Certificate> read = CertificateHeader.read(mutant);
      if (read.isPresent()) {
        assertThat(read.get().getEncoded()).as(mutant).startsWith((byte) 0x30);
      }
    }
  }

  @Test
  void neverBreaksOnMutatedBytesEither() throws Exception {
    var random = new Random(20261125);
    byte[] der = claire.getEncoded();
    int other = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = der.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
      }
      String header = ":" + Base64.getEncoder().encodeToString(mutant) + ":";
      other += CertificateHeader.read(header).filter(c -> !c.equals(claire)).isPresent() ? 1 : 0;
    }
    assertThat(other).as("still certificates, of nobody: the path decides").isPositive();
  }

  /// ASVS V4.1.3.
  @Test
  void believesTheHeaderOfOurProxyOnly() {
    var presented = new PresentedCertificates(settings(List.of("10.1.0.0/16", "::1")));

    assertThat(presented.of(request("10.1.2.3", structured()))).containsExactly(claire);
    assertThat(presented.of(request("::1", escaped()))).containsExactly(claire);
    assertThat(presented.of(request("10.2.2.3", structured()))).isEmpty();
    assertThat(presented.of(request("127.0.0.1", structured()))).isEmpty();
    var twice = request("10.1.2.3", structured());
    twice.addHeader("Client-Cert", structured());
    assertThat(presented.of(twice)).as("added by somebody before the proxy").isEmpty();
  }

  @Test
  void prefersWhatTheConnectionHasProven() {
    var presented = new PresentedCertificates(settings(List.of("10.1.2.3")));
    var request = request("10.1.2.3", "nonsense");
    request.setAttribute("jakarta.servlet.request.X509Certificate", new X509Certificate[] {claire});

    assertThat(presented.of(request)).containsExactly(claire);
  }

  @Test
  void takesNoSettingsThatBelieveEverybodyOrNobody() {
    assertThatIllegalArgumentException().isThrownBy(() -> settings(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> settings(List.of("proxy.example")));
    assertThatIllegalArgumentException().isThrownBy(() -> settings(List.of("10.0.0.0/33")));
  }

  private static CertificateSettings settings(List<String> proxies) {
    return new CertificateSettings(
        "off",
        InetAddress.getLoopbackAddress(),
        Optional.of("https://certificat.mercure.example"),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of("Client-Cert"),
        proxies);
  }

  private static MockHttpServletRequest request(String from, String header) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(from);
    request.addHeader("Client-Cert", header);
    return request;
  }

  private static String mutated(String text, Random random) {
    var mutant = new StringBuilder(text);
    for (int changes = 1 + random.nextInt(4); changes > 0 && !mutant.isEmpty(); changes--) {
      int at = random.nextInt(mutant.length());
      switch (random.nextInt(4)) {
        case 0 -> mutant.setCharAt(at, (char) random.nextInt(256));
        case 1 -> mutant.deleteCharAt(at);
        case 2 -> mutant.insert(at, (char) random.nextInt(0x3000));
        default -> mutant.setLength(at);
      }
    }
    return mutant.toString();
  }

  private String structured() {
    return ":" + Base64.getEncoder().encodeToString(encoded()) + ":";
  }

  private String escaped() {
    return URLEncoder.encode(pem(), StandardCharsets.US_ASCII).replace("+", "%20");
  }

  private String pem() {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private byte[] encoded() {
    try {
      return claire.getEncoded();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
