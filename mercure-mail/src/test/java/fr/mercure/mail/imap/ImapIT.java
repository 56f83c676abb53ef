// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.Access;
import fr.mercure.mail.Deposit;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Python;
import fr.mercure.mail.ReadMessage;
import fr.mercure.mail.TestMail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The IMAP door over real sockets.
class ImapIT {
  private final TestMail mail;

  ImapIT() throws IOException {
    mail = TestMail.start();
  }

  @BeforeEach
  void deposit() {
    deposit(TestMail.CLAIRE, TestMail.message(1, 2_000));
  }

  @AfterEach
  void stop() {
    mail.close();
  }

  private void deposit(String address, byte[] message) {
    mail.store()
        .messages()
        .append(
            mail.inbox(address),
            new Deposit(ReadMessage.of(message), Flags.NONE, Instant.parse("2026-11-24T09:00:00Z")),
            "");
  }

  private Client signedIn(String user) throws IOException {
    var client = new Client(mail.imap().port());
    assertThat(client.line()).startsWith("* OK [CAPABILITY IMAP4rev1");
    assertThat(client.says("LOGIN " + user + " secret")).last().asString().contains(" OK ");
    return client;
  }

  @Test
  void tellsWhatThePythonLibraryAsksFor(@TempDir Path folder) throws Exception {
    String said = Python.says("/imap_client.py", folder, mail.imap().port());
    assertThat(said).isEqualToIgnoringNewLines("all is well");
  }

  @Test
  void sendsRangesExactToTheByte() throws IOException {
    byte[] large = TestMail.message(7, 1_500_000);
    deposit(TestMail.CLAIRE, large);
    try (Client client = signedIn("claire")) {
      client.says("SELECT INBOX");
      assertThat(client.literal("FETCH 2 (BODY.PEEK[])")).isEqualTo(large);
      for (int from : List.of(0, 1, 524_287, 524_288, 524_289, 1_499_990, 2_000_000)) {
        for (int length : List.of(1, 1000, 524_288, 2_000_000)) {
          int start = Math.min(from, large.length);
          int end = (int) Math.min(large.length, (long) start + length);
          assertThat(client.literal("FETCH 2 BODY.PEEK[]<%d.%d>".formatted(from, length)))
              .isEqualTo(Arrays.copyOfRange(large, start, end));
        }
      }
    }
  }

  @Test
  void tellsAnIdlingClientWhatComes() throws IOException {
    try (Client client = signedIn("claire")) {
      client.says("SELECT INBOX");
      client.send("x IDLE");
      assertThat(client.line()).startsWith("+");
      long before = System.nanoTime();
      deposit(TestMail.CLAIRE, TestMail.message(2, 500));
      assertThat(client.line()).isEqualTo("* 2 EXISTS");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
      assertThat(client.line()).startsWith("* 2 FETCH (UID 2 FLAGS ()");
      client.send("DONE");
      assertThat(client.line()).startsWith("x OK");
    }
  }

  @Test
  void keepsSeenForEachReader() throws IOException {
    deposit(TestMail.COMPANY, TestMail.message(3, 500));
    try (Client claire = signedIn("claire");
        Client paul = signedIn("paul")) {
      claire.says("SELECT Shared/transmer@mercure.example/INBOX");
      paul.says("SELECT INBOX");
      assertThat(claire.says("STORE 1 +FLAGS (\\Seen \\Answered)"))
          .first()
          .asString()
          .contains("FLAGS (\\Seen \\Answered)");
      assertThat(paul.says("NOOP")).first().asString().contains("FLAGS (\\Answered)");
    }
  }

  @Test
  void letsAReaderMarkButNotFileNorDelete() throws IOException {
    deposit(TestMail.COMPANY, TestMail.message(3, 500));
    try (Client paul = signedIn("paul")) {
      paul.says("SELECT INBOX");
      assertThat(paul.says("STORE 1 +FLAGS (\\Seen \\Deleted)"))
          .first()
          .asString()
          .contains("FLAGS (\\Seen)");
      assertThat(paul.says("EXPUNGE")).last().asString().contains("NO [NOPERM]");
      assertThat(paul.says("COPY 1 Trash")).last().asString().contains("NO [NOPERM]");
      assertThat(paul.says("CREATE Neuf")).last().asString().contains("NO [NOPERM]");
    }
  }

  @Test
  void endsASessionWhoseAccessIsTakenAway() throws IOException {
    try (Client paul = signedIn("paul")) {
      paul.says("SELECT INBOX");
      long company = mail.store().mailboxes().find(TestMail.COMPANY).orElseThrow();
      mail.store().mailboxes().revoke(company, "paul");
      assertThat(paul.says("NOOP")).first().asString().startsWith("* BYE");
    }
  }

  @Test
  void refusesAGigabyteBeforeItIsSent() throws IOException {
    try (Client client = new Client(mail.imap().port())) {
      client.line();
      assertThat(client.says("LOGIN {1073741824}")).last().asString().contains("NO [TOOBIG]");
      assertThat(client.says("NOOP")).last().asString().contains("OK");
    }
    try (Client client = signedIn("claire")) {
      assertThat(client.says("APPEND INBOX {1073741824}")).last().asString().contains("TOOBIG");
      assertThat(client.says("NOOP")).last().asString().contains("OK");
    }
  }

  @Test
  void survivesWhatIsNoCommand() throws IOException {
    try (Client other = signedIn("claire")) {
      for (String noise :
          List.of(
              "\0\0\0", "a", "a LOGIN", "a LOGIN \"x", "{9999999999999999999}", "a FETCH 1:*")) {
        try (Client client = new Client(mail.imap().port())) {
          client.line();
          client.send(noise);
          assertThat(client.line()).contains(" BAD ");
        }
      }
      assertThat(other.says("NOOP")).last().asString().contains("OK");
    }
  }

  @Test
  void slowsDownWhoGuesses() throws IOException {
    for (int i = 0; i < 2; i++) {
      try (Client client = new Client(mail.imap().port())) {
        client.line();
        for (int guess = 0; guess < 3; guess++) {
          client.says("LOGIN claire wrong");
        }
      }
    }
    try (Client client = new Client(mail.imap().port())) {
      client.line();
      assertThat(client.says("LOGIN claire secret")).last().asString().contains("[UNAVAILABLE]");
    }
  }

  @Test
  void refusesWhatTheQuotaForbids() throws IOException {
    long box = mail.store().mailboxes().open("small@mercure.example", "Small", false, 3_000);
    mail.store().mailboxes().grant(box, "claire", Access.MANAGE);
    try (Client client = signedIn("claire")) {
      client.says("SELECT INBOX");
      String small = "Shared/small@mercure.example/INBOX";
      assertThat(client.says("COPY 1 " + small)).last().asString().contains("[COPYUID");
      assertThat(client.says("COPY 1 " + small)).last().asString().contains("[OVERQUOTA]");
      assertThat(client.says("MOVE 1 " + small)).last().asString().contains("[OVERQUOTA]");
      assertThat(client.says("UID FETCH 1:* (FLAGS)")).hasSize(2);
    }
  }
}
