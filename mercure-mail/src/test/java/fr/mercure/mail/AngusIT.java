// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.imap.ImapDoor;
import fr.mercure.mail.smtp.SmtpDoor;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mail library of Jakarta, under TLS.
class AngusIT {
  private static final String SECRET = "only for tests";

  @TempDir private Path folder = Path.of("");

  private SSLContext certificate() throws Exception {
    Path store = folder.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    new ProcessBuilder(
            keytool,
            "-genkeypair",
            "-alias",
            "mail",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            SECRET)
        .start()
        .waitFor();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, SECRET.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, SECRET.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static Session session() {
    var properties = new Properties();
    properties.put("mail.smtp.starttls.required", "true");
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.ssl.trust", "*");
    properties.put("mail.smtp.ssl.checkserveridentity", "false");
    properties.put("mail.imaps.ssl.trust", "*");
    properties.put("mail.imaps.ssl.checkserveridentity", "false");
    return Session.getInstance(properties);
  }

  private static MimeMessage message(Session session) throws Exception {
    var message = new MimeMessage(session);
    message.setFrom(TestMail.CLAIRE);
    message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(TestMail.CLAIRE));
    message.setSubject("D\u00e9p\u00f4t", "UTF-8");
    var text = new MimeBodyPart();
    text.setText("Bonjour \u00e0 tous", "UTF-8");
    var file = new MimeBodyPart();
    file.setContent("a,b", "text/csv");
    file.setFileName("lot.csv");
    message.setContent(new MimeMultipart(text, file));
    message.saveChanges();
    return message;
  }

  @Test
  void sendsAndReadsUnderTls() throws Exception {
    SSLContext certificate = certificate();
    var any = InetAddress.getLoopbackAddress();
    var tls = new DoorSettings(any, 0, Optional.of(certificate), true, false, "mercure.example");
    var later = new DoorSettings(any, 0, Optional.of(certificate), false, false, "mercure.example");
    try (TestMail mail = TestMail.start();
        Door imap = Door.open(tls, new ImapDoor(tls, mail.house()));
        Door smtp = Door.open(later, new SmtpDoor(later, mail.house(), SmtpDoor.Kind.SUBMISSION))) {
      Session session = session();
      try (Transport transport = session.getTransport("smtp")) {
        transport.connect("127.0.0.1", smtp.port(), "claire", "secret");
        MimeMessage message = message(session);
        transport.sendMessage(message, message.getAllRecipients());
      }
      try (Store store = session.getStore("imaps")) {
        store.connect("127.0.0.1", imap.port(), "claire", "secret");
        read(store);
      }
    }
  }

  private static void read(Store store) throws Exception {
    try (Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_WRITE);
      Message message = inbox.getMessage(1);
      assertThat(message.getSubject()).isEqualTo("D\u00e9p\u00f4t");
      var parts = (MimeMultipart) message.getContent();
      assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Bonjour \u00e0 tous");
      assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("lot.csv");
      try (InputStream file = parts.getBodyPart(1).getInputStream()) {
        assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("a,b");
      }
      assertThat(message.isSet(Flags.Flag.SEEN)).isTrue();
      assertThat(store.getFolder("Sent").exists()).isTrue();
    }
  }
}
