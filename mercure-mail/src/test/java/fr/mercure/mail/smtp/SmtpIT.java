// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.Python;
import fr.mercure.mail.TestMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The SMTP doors over real sockets.
///
/// ASVS V1.3.11.
class SmtpIT {
  private final TestMail mail;

  SmtpIT() throws IOException {
    mail = TestMail.start();
  }

  @AfterEach
  void stop() {
    mail.close();
  }

  /// Sends lines one after the other; the last answer.
  private static String talk(int port, List<String> lines) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.setSoTimeout(10_000);
      String answer = answer(in);
      for (String line : lines) {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        answer = answer(in);
      }
      return answer;
    }
  }

  private static String answer(BufferedReader in) throws IOException {
    String line = String.valueOf(in.readLine());
    while (line.length() > 3 && line.charAt(3) == '-') {
      line = String.valueOf(in.readLine());
    }
    return line;
  }

  private int messages(String address) {
    return mail.store().reading().uids(mail.inbox(address)).size();
  }

  @Test
  void takesWhatThePythonLibrarySends(@TempDir Path folder) throws Exception {
    String said =
        Python.says(
            "/smtp_client.py",
            folder,
            mail.submission().port(),
            mail.incoming().port(),
            mail.imap().port());
    assertThat(said).isEqualToIgnoringNewLines("all is well");
  }

  @Test
  void relaysNothing() throws IOException {
    assertThat(
            talk(
                mail.incoming().port(),
                List.of("EHLO x", "MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>")))
        .startsWith("550 5.1.1");
  }

  @Test
  void refusesASenderThatIsOursFromOutside() throws IOException {
    assertThat(
            talk(mail.incoming().port(), List.of("EHLO x", "MAIL FROM:<" + TestMail.CLAIRE + ">")))
        .startsWith("553 5.7.1");
  }

  @Test
  void refusesAFromFieldThatHidesSomebodyOfTheHouse() throws IOException {
    String ours = "<" + TestMail.CLAIRE + ">";
    for (String fields :
        List.of(
            "From: " + ours,
            "From: =?UTF-8?Q?=22?= " + ours,
            "From: \" " + ours,
            "From: " + "a".repeat(2000) + " " + ours,
            "From: a@b.example\r\nFrom: " + ours)) {
      String answer =
          talk(
              mail.incoming().port(),
              List.of(
                  "EHLO x",
                  "MAIL FROM:<a@b.example>",
                  "RCPT TO:" + ours,
                  "DATA",
                  fields + "\r\n\r\ntext\r\n."));
      assertThat(answer).as(fields).startsWith("550 5.7.1");
    }
    assertThat(messages(TestMail.CLAIRE)).isZero();
  }

  @Test
  void submitsForNobodyWhoHasNotSignedIn() throws IOException {
    assertThat(
            talk(
                mail.submission().port(), List.of("EHLO x", "MAIL FROM:<" + TestMail.CLAIRE + ">")))
        .startsWith("530 5.7.0");
  }

  @Test
  void refusesAnAnnouncedGigabyte() throws IOException {
    assertThat(
            talk(
                mail.incoming().port(),
                List.of("EHLO x", "MAIL FROM:<a@b.example> SIZE=99999999999")))
        .startsWith("552 5.3.4");
  }

  @Test
  void keepsNoMessageHiddenBehindABareLineFeed() throws IOException {
    assertThat(
            talk(
                mail.incoming().port(),
                List.of(
                    "EHLO x",
                    "MAIL FROM:<a@b.example>",
                    "RCPT TO:<" + TestMail.CLAIRE + ">",
                    "DATA",
                    "Subject: one\r\n\r\none\n.\nMAIL FROM:<c@d.example>\r\n.")))
        .startsWith("550 5.6.0");
    assertThat(messages(TestMail.CLAIRE)).isZero();
  }

  @Test
  void keepsNoHalfOfAMessage() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), mail.incoming().port())) {
      socket
          .getOutputStream()
          .write(
              ("EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<"
                      + TestMail.CLAIRE
                      + ">\r\nDATA\r\nSubject: half\r\n\r\nhalf\r\n.")
                  .getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    }
    assertThat(messages(TestMail.CLAIRE)).isZero();
  }

  @Test
  void endsWithWhoSaysNothingButNoise() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), mail.incoming().port())) {
      socket.getOutputStream().write("\0\n\u00ff\n".repeat(50).getBytes(StandardCharsets.UTF_8));
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(all.lines().toList()).last().asString().startsWith("421 4.7.0");
    }
  }
}
