// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Mail programs against the whole application, under TLS that trusts only what the page hands out.
@SandboxTest
class PostIT {
  private static final String CLAIRE = "claire.morel@mercure.example";
  private static final String PAUL = "paul.girard@mercure.example";
  private static final String TRANSMER = "Shared/transmer.logistique@mercure.example/INBOX";
  private static final Pattern MADE = Pattern.compile("id=\"new-password\">([a-z0-9-]+)<");
  private static final Pattern REVOKE =
      Pattern.compile("action=\"(/compte/messagerie/\\d+/revoquer)\"");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final PostDoors doors;
  private final PostSeed seed;
  private final PostGrants grants;
  private final SignedIn signedIn;
  private final JdbcClient jdbc;

  PostIT(PostDoors doors, PostSeed seed, PostGrants grants, SignedIn signedIn, JdbcClient jdbc) {
    this.doors = doors;
    this.seed = seed;
    this.grants = grants;
    this.signedIn = signedIn;
    this.jdbc = jdbc;
  }

  @Test
  void showsTheReleaseToAMailProgramWithoutOpeningIt() throws Exception {
    String lrn = "MAIL-%d-GREEN".formatted(NUMBER.incrementAndGet());
    lodge(lrn);
    await().atMost(Duration.ofSeconds(20)).until(() -> notice(lrn).isPresent());

    String text = notice(lrn).orElseThrow();
    assertThat(text)
        .contains("Décision officielle du bureau", "http://localhost:", "/m/")
        .doesNotContain("Vous pouvez les enlever");
    assertThat(jdbc.sql("select count(*) from messaging.receipt").query(Integer.class).single())
        .isZero();
  }

  @Test
  void announcesTheRefusalOfAMessageThatNamesNoOffice() throws Exception {
    String message = Files.readString(Path.of("../samples/h7-green.xml"));
    String lrn = "NO-OFFICE-%d".formatted(NUMBER.incrementAndGet());
    String own =
        message
            .replace("TRM-SAMPLE-1-GREEN", lrn)
            .replaceAll("<DeclarationOfficeID>[^<]*", "<DeclarationOfficeID>");
    assertThat(send(own)).isEqualTo(422);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> subjects().contains("Déclaration refusée – " + lrn));
  }

  private List<String> subjects() throws Exception {
    try (Store claire = imap(CLAIRE, secret(CLAIRE));
        Folder inbox = claire.getFolder(TRANSMER)) {
      inbox.open(Folder.READ_ONLY);
      return Arrays.stream(inbox.getMessages()).map(PostIT::subject).toList();
    }
  }

  @Test
  void carriesMailBetweenTwoPeople() throws Exception {
    String subject = "Essai " + NUMBER.incrementAndGet();
    send(CLAIRE, PAUL, subject);

    try (Store paul = imap(PAUL, secret(PAUL));
        Folder inbox = paul.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);
      assertThat(Arrays.stream(inbox.getMessages()).map(PostIT::subject)).contains(subject);
    }
  }

  @Test
  void letsNobodySendInTheNameOfAnother() {
    assertThatThrownBy(() -> submit(CLAIRE, PAUL, PAUL, "Faux"))
        .isInstanceOf(SendFailedException.class)
        .hasMessageContaining("553 5.7.1");
  }

  @Test
  void refusesThePasswordOfThePortal() throws Exception {
    assertThatThrownBy(() -> imap(CLAIRE, "anything but that"))
        .isInstanceOf(AuthenticationFailedException.class)
        .hasMessageContaining("application password");
    assertThatThrownBy(() -> imap(PAUL, secret(CLAIRE)))
        .isInstanceOf(AuthenticationFailedException.class);
    imap(CLAIRE, secret(CLAIRE)).close();
  }

  @Test
  void makesAPasswordOnceAndRevokesIt() throws Exception {
    Browser ines = signedIn.ines();
    ines.get("/compte/messagerie");
    assertThat(ines.post("/compte/messagerie", Map.of("name", " ")).statusCode()).isEqualTo(422);
    String page = ines.post("/compte/messagerie", Map.of("name", "Téléphone")).body();
    var made = MADE.matcher(page);
    assertThat(made.find()).isTrue();
    String secret = made.group(1);
    imap("ines.arnaud@douane.example", secret.toUpperCase(Locale.ROOT)).close();

    String list = ines.get("/compte/messagerie").body();
    assertThat(list).contains("Téléphone", "127.0.0.1").doesNotContain(secret);
    var revoke = REVOKE.matcher(list);
    assertThat(revoke.find()).isTrue();
    assertThat(ines.post(revoke.group(1), Map.of()).statusCode()).isEqualTo(303);
    assertThatThrownBy(() -> imap("ines.arnaud@mercure.example", secret))
        .isInstanceOf(AuthenticationFailedException.class);
  }

  @Test
  void closesTheSharedMailboxToWhoNoLongerReadsIt() throws Exception {
    mayReadMail("paul.girard@nordex.example", false);
    grants.admitAll();
    try (Store paul = imap(PAUL, secret(PAUL))) {
      assertThat(paul.getDefaultFolder().list("*"))
          .noneMatch(f -> f.getFullName().contains("nordex"));
    } finally {
      mayReadMail("paul.girard@nordex.example", true);
      grants.admitAll();
    }
    try (Store paul = imap(PAUL, secret(PAUL))) {
      assertThat(paul.getDefaultFolder().list("*"))
          .anyMatch(f -> f.getFullName().contains("nordex"));
    }
  }

  @Test
  void keepsKeysForTheirOwnerOnly() throws Exception {
    for (String file :
        new String[] {"mail-authority.pem", "mail-server.pem", "sandbox-mail.secret"}) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(Path.of("target/sandbox", file))))
          .isEqualTo("rw-------");
    }
    assertThat(signedIn.nobody().get("/autorite.crt").body())
        .contains("BEGIN CERTIFICATE")
        .doesNotContain("PRIVATE");
  }

  private void mayReadMail(String email, boolean may) {
    jdbc.sql(
            """
            update identity.habilitation set state = :state
            where entitlement = 'MAIL_READ'
              and person_id = (select id from identity.person where email = :email)
            """)
        .param("state", may ? "VALIDATED" : "REVOKED")
        .param("email", email)
        .update();
  }

  private void lodge(String lrn) throws Exception {
    String message = Files.readString(Path.of("../samples/h7-green.xml"));
    assertThat(send(message.replace("TRM-SAMPLE-1-GREEN", lrn))).isEqualTo(201);
  }

  private int send(String message) throws Exception {
    Browser software = signedIn.nobody();
    return software
        .send(
            software
                .request("/api/v1/express/declarations")
                .header("Authorization", "Bearer " + signedIn.key("claire.morel@transmer.example"))
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString(message)))
        .statusCode();
  }

  private Optional<String> notice(String lrn) throws Exception {
    String mrn =
        jdbc.sql(
                "select coalesce(max(mrn), '') from messaging.message where lrn = :lrn and form ="
                    + " 'released/1'")
            .param("lrn", lrn)
            .query(String.class)
            .single();
    try (Store claire = imap(CLAIRE, secret(CLAIRE));
        Folder inbox = claire.getFolder(TRANSMER)) {
      inbox.open(Folder.READ_ONLY);
      for (Message message : inbox.getMessages()) {
        if (!mrn.isEmpty() && subject(message).equals("Bon à enlever – " + mrn)) {
          return Optional.of(message.getContent().toString());
        }
      }
    }
    return Optional.empty();
  }

  private void send(String from, String to, String subject) throws Exception {
    submit(from, from, to, subject);
  }

  private void submit(String user, String from, String to, String subject) throws Exception {
    Session session = session("smtps", port(PostDoor.Kind.SUBMISSION));
    session.getProperties().put("mail.smtps.auth", "true");
    var message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, "UTF-8");
    message.setText("Bonjour,\n\nà bientôt.", "UTF-8");
    try (Transport transport = session.getTransport("smtps")) {
      transport.connect("localhost", user, secret(user));
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private Store imap(String user, String secret) throws Exception {
    Store store = session("imaps", port(PostDoor.Kind.IMAP)).getStore("imaps");
    store.connect("localhost", user, secret);
    return store;
  }

  private Session session(String protocol, int port) throws Exception {
    var properties = new Properties();
    properties.put("mail." + protocol + ".port", Integer.toString(port));
    properties.put("mail." + protocol + ".ssl.socketFactory", trusting().getSocketFactory());
    properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
    return Session.getInstance(properties);
  }

  private SSLContext trusting() throws Exception {
    String pem = signedIn.nobody().get("/autorite.crt").body();
    var certificates = CertificateFactory.getInstance("X.509");
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(
        "authority",
        certificates.generateCertificate(
            new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private int port(PostDoor.Kind kind) {
    return doors.open().stream()
        .filter(door -> door.kind() == kind && door.implicitTls())
        .findFirst()
        .orElseThrow()
        .port();
  }

  private String secret(String address) {
    return Objects.requireNonNull(seed.secrets().get(address));
  }

  private static String subject(Message message) {
    try {
      return String.valueOf(message.getSubject());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
