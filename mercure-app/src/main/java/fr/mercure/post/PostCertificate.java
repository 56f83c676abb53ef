// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.identity.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.springframework.stereotype.Component;

/// The certificate of the mail doors: the site's, or one of an authority that the first start makes
/// in the data folder (`mail-authority.pem`, `mail-server.pem`, each with its key, mode 0600).
@Component
class PostCertificate {
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
  private static final String TITLE = "Mercure local authority of ";

  private final PostSettings settings;
  private final SecureRandom random;
  private final Clock clock;

  PostCertificate(PostSettings settings, SecureRandom random, Clock clock) {
    this.settings = settings;
    this.random = random;
    this.clock = clock;
  }

  /// What the doors show to mail programs.
  ///
  /// @throws UncheckedIOException if a file cannot be read or written, or holds no such thing
  SSLContext context() {
    try {
      return context(shown());
    } catch (IOException e) {
      throw new UncheckedIOException("the certificate of the mail doors: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new UncheckedIOException(
          new IOException(
              "the certificate of the mail doors cannot be used: " + e.getMessage(), e));
    }
  }

  /// The same, for a door that is not ours; its key has this password.
  ///
  /// @throws UncheckedIOException as {@link #context}
  KeyStore keys(String password) {
    try {
      return store(shown(), password.toCharArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new UncheckedIOException(
          new IOException("the certificate of the mail doors: " + e.getMessage(), e));
    }
  }

  /// The authority of {@link #authority} as it is; made first if there is none yet.
  Optional<X509Certificate> localAuthority() {
    if (settings.certificate().isPresent()) {
      return Optional.empty();
    }
    try {
      shown();
      String pem = new String(ofAuthority(), StandardCharsets.US_ASCII);
      return Optional.of(certificates(pem).getFirst());
    } catch (IOException | GeneralSecurityException e) {
      throw new UncheckedIOException(new IOException("the local authority: " + e.getMessage(), e));
    }
  }

  /// A new key and a certificate of the local authority for this name, PKCS #12.
  byte[] client(String name, String password) {
    try {
      String authority = new String(ofAuthority(), StandardCharsets.US_ASCII);
      X509Certificate issuer = certificates(authority).getFirst();
      var maker = new LocalAuthority(random, clock.instant());
      KeyPair key = maker.key();
      var signer = new KeyPair(issuer.getPublicKey(), key(authority));
      byte[] made = maker.client(key.getPublic(), TITLE + settings.host(), signer, name);
      String pem = block("CERTIFICATE", made) + block("CERTIFICATE", issuer.getEncoded());
      var out = new ByteArrayOutputStream();
      store(new Shown(key.getPrivate(), certificates(pem)), password.toCharArray())
          .store(out, password.toCharArray());
      return out.toByteArray();
    } catch (Exception e) {
      throw new IllegalStateException("no client certificate can be made", e);
    }
  }

  private Shown shown() throws IOException, GeneralSecurityException {
    return settings.certificate().isPresent() ? ofSite() : ofOurs();
  }

  /// The authority that mail programs are to trust, PEM; none if the site has its own certificate.
  Optional<String> authority() {
    if (settings.certificate().isPresent()) {
      return Optional.empty();
    }
    String pem = new String(ofAuthority(), StandardCharsets.US_ASCII);
    return Optional.of(pem.substring(pem.indexOf("-----BEGIN CERTIFICATE-----")));
  }

  /// Names that the certificate bears, the one of the settings first.
  List<String> names() {
    InetAddress bound = settings.bind();
    return Stream.concat(
            Stream.of(settings.host(), "localhost", "127.0.0.1"),
            bound.isAnyLocalAddress() ? Stream.of() : Stream.of(bound.getHostAddress()))
        .distinct()
        .toList();
  }

  private record Shown(PrivateKey key, List<X509Certificate> chain) {}

  private Shown ofSite() throws IOException, GeneralSecurityException {
    String chain = Files.readString(settings.certificate().orElseThrow());
    return new Shown(key(Files.readString(settings.key().orElseThrow())), certificates(chain));
  }

  private byte[] ofAuthority() {
    return PrivateFile.readOrMake(file("mail-authority.pem"), this::makeAuthority);
  }

  private Shown ofOurs() throws IOException, GeneralSecurityException {
    Path file = file("mail-server.pem");
    Optional<Shown> kept = Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    if (kept.isPresent() && !bearsOurNames(kept.get())) {
      Files.deleteIfExists(file("mail-authority.pem"));
      Files.delete(file);
    } else if (kept.isPresent() && isOld(kept.get())) {
      Files.delete(file);
    }
    byte[] authority = ofAuthority();
    PrivateFile.readOrMake(
        file, () -> makeServer(new String(authority, StandardCharsets.US_ASCII)));
    return read(file);
  }

  private boolean isOld(Shown shown) {
    Instant end = shown.chain().getFirst().getNotAfter().toInstant();
    return clock.instant().plus(RENEWED_BEFORE).isAfter(end);
  }

  private boolean bearsOurNames(Shown shown) throws GeneralSecurityException {
    var borne = new TreeSet<String>();
    var names = shown.chain().getFirst().getSubjectAlternativeNames();
    if (names != null) {
      names.forEach(name -> borne.add(String.valueOf(name.get(1))));
    }
    return borne.equals(new TreeSet<>(names()));
  }

  private static Shown read(Path file) throws IOException, GeneralSecurityException {
    String pem = Files.readString(file);
    return new Shown(key(pem), certificates(pem));
  }

  private byte[] makeAuthority() {
    return make(maker -> {
      KeyPair key = maker.key();
      return pem(key.getPrivate(), maker.root(key, TITLE + settings.host(), names()));
    });
  }

  private byte[] makeServer(String authority) {
    return make(maker -> {
      KeyPair key = maker.key();
      String issuer = TITLE + settings.host();
      var signer = new KeyPair(certificates(authority).getFirst().getPublicKey(), key(authority));
      byte[] made = maker.server(key.getPublic(), issuer, signer, names());
      return pem(key.getPrivate(), made);
    });
  }

  @FunctionalInterface
  private interface Making {
    String by(LocalAuthority maker) throws Exception;
  }

  private byte[] make(Making making) {
    try {
      return making
          .by(new LocalAuthority(random, clock.instant()))
          .getBytes(StandardCharsets.US_ASCII);
    } catch (Exception e) {
      throw new IllegalStateException("no certificate can be made", e);
    }
  }

  private Path file(String name) {
    return settings.data().resolve(name);
  }

  private static SSLContext context(Shown shown) throws GeneralSecurityException, IOException {
    char[] none = new char[0];
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store(shown, none), none);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore store(Shown shown, char[] password)
      throws GeneralSecurityException, IOException {
    var keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("mercure", shown.key(), password, shown.chain().toArray(Certificate[]::new));
    return keys;
  }

  private static String pem(PrivateKey key, byte[] certificate) {
    return block("PRIVATE KEY", key.getEncoded()) + block("CERTIFICATE", certificate);
  }

  private static String block(String title, byte[] bytes) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(title, base64, title);
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    String begin = "-----BEGIN PRIVATE KEY-----";
    int start = pem.indexOf(begin);
    int end = pem.indexOf("-----END PRIVATE KEY-----");
    if (start < 0 || end < start) {
      throw new GeneralSecurityException("no PRIVATE KEY in PEM (PKCS #8)");
    }
    byte[] bytes = Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
    for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (GeneralSecurityException _) {
        // The next one may fit.
      }
    }
    throw new GeneralSecurityException("a key that is neither EC, RSA nor Ed25519");
  }

  private static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
    int start = pem.indexOf("-----BEGIN CERTIFICATE-----");
    if (start < 0) {
      throw new GeneralSecurityException("no CERTIFICATE in PEM");
    }
    String keyless =
        pem.replaceAll("(?s)-----BEGIN PRIVATE KEY-----.*?-----END PRIVATE KEY-----", "");
    var bytes = new ByteArrayInputStream(keyless.strip().getBytes(StandardCharsets.US_ASCII));
    return CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}
