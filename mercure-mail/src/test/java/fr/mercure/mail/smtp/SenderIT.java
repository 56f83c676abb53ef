// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.Door;
import fr.mercure.mail.DoorSettings;
import fr.mercure.mail.House;
import fr.mercure.mail.Placed;
import fr.mercure.mail.ReadMessage;
import fr.mercure.mail.TestMail;
import fr.mercure.mail.sender.MailSigner;
import fr.mercure.mail.sender.SenderCheck;
import fr.mercure.mail.sender.SenderReport;
import fr.mercure.mail.sender.SenderReport.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the door of incoming mail writes about the sender.
class SenderIT {
  private static final String HOST = "mercure.example";

  private static void say(Socket socket, BufferedReader in, String text, String answer)
      throws IOException {
    socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    assertThat(in.readLine()).startsWith(answer);
  }

  private static void send(int port, String message) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(in.readLine()).startsWith("220");
      say(socket, in, "HELO mx.douane.example", "250");
      say(socket, in, "MAIL FROM:<chef@douane.example>", "250");
      say(socket, in, "RCPT TO:<" + TestMail.CLAIRE + ">", "250");
      say(socket, in, "DATA", "354");
      say(socket, in, message + "\r\n.", "250");
    }
  }

  @Test
  void tellsWhoHasSignedAndForgetsWhatOthersClaim() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    var signer = new MailSigner("douane.example", "s1", key);
    var senders =
        new SenderCheck(
            (_, name) -> name.equals(signer.recordName()) ? List.of(signer.record()) : List.of(),
            HOST,
            Duration.ofSeconds(5));
    try (TestMail mail = TestMail.start()) {
      House plain = mail.house();
      var house =
          new House(
              plain.store(),
              plain.wakes(),
              plain.authenticator(),
              plain.throttle(),
              plain.room(),
              plain.leaves(),
              Optional.of(senders),
              plain.clock());
      var settings =
          new DoorSettings(
              InetAddress.getLoopbackAddress(), 0, Optional.empty(), false, true, HOST);
      try (Door door = Door.open(settings, new SmtpDoor(settings, house, SmtpDoor.Kind.INCOMING))) {
        String text = "From: chef@douane.example\r\nSubject: Lot\r\n\r\nBonjour\r\n";
        String signed =
            new String(signer.sign(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        send(
            door.port(),
            "Authentication-Results: mercure.example; dmarc=pass header.from=forged.example\r\n"
                + signed.strip());
      }
      assertThat(report(mail))
          .hasValueSatisfying(report -> {
            assertThat(report.sender()).isEqualTo(Verdict.PASS);
            assertThat(report.from()).isEqualTo("douane.example");
          });
    }
  }

  private static Optional<SenderReport> report(TestMail mail) {
    long inbox = mail.inbox(TestMail.CLAIRE);
    Placed placed = mail.store().reading().placed(inbox, List.of(1L), "claire").getFirst();
    byte[] bytes =
        mail.store().reading().contents(List.of(placed.message())).values().iterator().next();
    return SenderReport.read(ReadMessage.of(bytes).headers(), HOST);
  }
}
