// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.certificate.TestAuthority;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

/// Certificates of people and machines at their own door, over TLS.
@SandboxTest
class CertificateIT {
  private static final String CLAIRE = "claire.morel@transmer.example";
  private static final char[] PASSWORD = LocalIssuer.PASSWORD.toCharArray();

  private final SignedIn signedIn;
  private final LocalIssuer issuer;
  private final CertificateDoor door;
  private final CertificateStore store;
  private final JdbcClient jdbc;
  private final Clock clock;

  CertificateIT(
      SignedIn signedIn,
      LocalIssuer issuer,
      CertificateDoor door,
      CertificateStore store,
      JdbcClient jdbc,
      Clock clock) {
    this.signedIn = signedIn;
    this.issuer = issuer;
    this.door = door;
    this.store = store;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @AfterEach
  void untieAll() {
    jdbc.sql("delete from identity.certificate").update();
    jdbc.sql("delete from identity.sign_in_attempt").update();
  }

  @Test
  void tiesTheCertificateThatTheBrowserPresents() {
    KeyStore own = trial("Claire");
    Browser claire = signedIn.claire();

    Browser atDoor = atDoor(claire, Optional.of(own));
    assertThat(atDoor.get("/compte/certificats/nouveau").body()).contains("CN=Claire");
    assertThat(atDoor.post("/compte/certificats", Map.of()).body()).contains("Certificat accepté");

    String list = claire.get("/compte/certificats").body();
    assertThat(list).contains("CN=Claire", "Ce qui est vérifié");
    String id = found(list, "/compte/certificats/([0-9]+)/retirer");
    claire.post("/compte/certificats/" + id + "/retirer", Map.of());
    assertThat(claire.get("/compte/certificats").body()).doesNotContain("CN=Claire");
  }

  /// ASVS V11.6.1.
  @Test
  void givesACertificateToTryAsAFile() throws Exception {
    Browser claire = signedIn.claire();
    claire.get("/compte/certificats");
    HttpResponse<byte[]> file = claire.bytes("/compte/certificats/essai", Map.of());

    assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
    var read = KeyStore.getInstance("PKCS12");
    read.load(new ByteArrayInputStream(file.body()), PASSWORD);
    assertThat(read.getKey("mercure", PASSWORD)).isNotNull();
  }

  /// ASVS V12.1.1.
  @Test
  void takesTheCertificateAsSecondFactor() {
    KeyStore own = tied("Claire", CLAIRE);
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    browser.post("/connexion", Map.of("email", CLAIRE, "password", signedIn.password()));
    assertThat(browser.get("/connexion/second-facteur").body())
        .contains(address() + "/connexion/certificat");

    Browser atDoor = atDoor(browser, Optional.of(own));
    assertThat(atDoor.get("/connexion/certificat").body()).contains("CN=Claire");
    String done = atDoor.post("/connexion/certificat", Map.of()).body();

    assertThat(found(done, "href=\"(http://localhost:[0-9]+/accueil)\"")).isNotEmpty();
    assertThat(browser.get("/compte").body()).contains("Claire Morel");
    assertThat(browser.get("/compte/appareils").body()).contains("Mot de passe et certificat");
  }

  @Test
  void takesNoCertificateAsFirstFactor() {
    KeyStore own = tied("Claire", CLAIRE);
    Browser atDoor = atDoor(signedIn.nobody(), Optional.of(own));

    assertThat(location(atDoor.get("/connexion/certificat"))).endsWith("/connexion");
    assertThat(location(atDoor.get("/compte"))).startsWith("/connexion?suite=");
    var api = atDoor.send(atDoor.request("/api/v1/declarations"));
    assertThat(api.statusCode()).as("a person is no machine").isEqualTo(401);
    assertThat(api.body()).contains("CRT-005");
  }

  /// ASVS V12.1.3.
  @Test
  void saysExactlyWhyACertificateDoesNotServe() {
    assertThat(refusal(Optional.empty())).contains("CRT-008");
    assertThat(refusal(Optional.of(trial("Nobody")))).contains("CRT-005");
    assertThat(refusal(Optional.of(tied("Paul", "paul.girard@nordex.example"))))
        .contains("CRT-006");
    var now = clock.instant();
    var foreign = TestAuthority.root("Elsewhere", now, now.plus(Duration.ofDays(1)));
    assertThat(refusal(Optional.of(foreign.store(now, now.plus(Duration.ofDays(1))))))
        .contains("CRT-002");
    assertThat(
            jdbc.sql("select cause from identity.sign_in_attempt where step = 'CERTIFICATE'")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("CRT-008", "CRT-005", "CRT-006", "CRT-002");
  }

  @Test
  void tiesACertificateOnceOnly() {
    KeyStore own = tied("Paul", "paul.girard@nordex.example");
    Browser atDoor = atDoor(signedIn.claire(), Optional.of(own));
    atDoor.get("/compte/certificats/nouveau");

    var refused = atDoor.post("/compte/certificats", Map.of());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("CRT-009");
  }

  @Test
  void letsAMachineInByCertificateUntilItsKeyIsRevoked() {
    Browser claire = signedIn.claire();
    claire.get("/dev/cles");
    String page =
        claire.post("/dev/cles", Map.of("name", "EDI", "rights", "DECLARATIONS_READ")).body();
    String id = found(page, "(?s)<th[^>]*>EDI</th>.*?/dev/cles/([0-9]+)/revoquer");
    KeyStore machine = trial("EDI");
    String list = "/dev/cles/" + id + "/certificats";
    claire.get(list);
    assertThat(claire.post(list, Map.of("certificate", "nonsense")).body()).contains("CRT-010");
    assertThat(claire.post(list, Map.of("certificate", pem(machine))).statusCode()).isEqualTo(303);
    assertThat(claire.get(list).body()).contains("CN=EDI", "--cert machine.pem");

    Browser atDoor = atDoor(signedIn.nobody(), Optional.of(machine));
    assertThat(atDoor.send(atDoor.request("/api/v1/declarations")).statusCode()).isEqualTo(200);

    claire.post("/dev/cles/" + id + "/revoquer", Map.of());
    var refused = atDoor.send(atDoor.request("/api/v1/declarations"));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("\"code\":\"CRT-005\"");
  }

  @Test
  void asksNobodyForACertificateAtTheUsualDoor() {
    assertThat(signedIn.claire().get("/connexion/certificat").body())
        .contains("Aucun certificat n’est arrivé");
  }

  @Test
  void confirmsAnActThatBinds() {
    KeyStore own = tied("Claire", CLAIRE);
    Browser claire = signedIn.claire();
    Browser atDoor = atDoor(claire, Optional.of(own));
    atDoor.get("/connexion/certificat?suite=/compte/mot-de-passe");

    String done =
        atDoor.post("/connexion/certificat", Map.of("suite", "/compte/mot-de-passe")).body();
    assertThat(done).contains("/compte/mot-de-passe\"");
  }

  private String refusal(Optional<KeyStore> certificate) {
    Browser browser = signedIn.nobody();
    browser.get("/connexion");
    browser.post("/connexion", Map.of("email", CLAIRE, "password", signedIn.password()));
    Browser atDoor = atDoor(browser, certificate);
    atDoor.get("/connexion/second-facteur");
    atDoor.get("/connexion/certificat");
    var refused = atDoor.post("/connexion/certificat", Map.of());
    assertThat(refused.statusCode()).isEqualTo(403);
    return found(refused.body(), "/aide/erreurs/(CRT-[0-9]+)");
  }

  private KeyStore tied(String name, String email) {
    KeyStore made = trial(name);
    store.tieToPerson(certificate(made), signedIn.id(email), clock.instant());
    return made;
  }

  private KeyStore trial(String name) {
    try {
      var made = KeyStore.getInstance("PKCS12");
      made.load(new ByteArrayInputStream(issuer.trial(name)), PASSWORD);
      return made;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(KeyStore store) {
    try {
      return (X509Certificate) store.getCertificate("mercure");
    } catch (java.security.KeyStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(KeyStore store) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate(store).getEncoded())
          + "\n-----END CERTIFICATE-----";
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String address() {
    return door.address(new MockHttpServletRequest());
  }

  /// The same browser at the door, with its cookies.
  private Browser atDoor(Browser browser, Optional<KeyStore> certificate) {
    return browser.at(URI.create(address()), context(certificate));
  }

  private SSLContext context(Optional<KeyStore> certificate) {
    try {
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("authority", issuer.authority().orElseThrow());
      var trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      var keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(certificate.orElse(null), PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("none");
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
