// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.SandboxTest;
import fr.mercure.mail.Deposit;
import fr.mercure.mail.Flags;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.ReadMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// `./mercure mail import` beside a Mercure that is up; the other server is its own IMAP door,
/// under TLS.
@SandboxTest
class MailImportIT {
  private static final String PAUL = "paul.girard@mercure.example";
  private static final String TARGET = "import@mercure.example";

  private final PostDoors doors;
  private final PostSeed seed;
  private final PostCertificate certificate;
  private final MailStore mail;
  private final JdbcConnectionDetails database;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir private Path folder = Path.of("");

  MailImportIT(
      PostDoors doors,
      PostSeed seed,
      PostCertificate certificate,
      MailStore mail,
      JdbcConnectionDetails database) {
    this.doors = doors;
    this.seed = seed;
    this.certificate = certificate;
    this.mail = mail;
    this.database = database;
  }

  @Test
  void bringsAMailboxOverUnderTls() throws IOException {
    long paul = mail.mailboxes().find(PAUL).orElseThrow();
    mail.folders().create(paul, "Brought");
    long from = mail.folders().find(paul, "Brought", "").orElseThrow().id();
    byte[] message = "Subject: kept\r\n\r\nthere\r\n".getBytes(StandardCharsets.UTF_8);
    Instant at = Instant.parse("2018-01-02T03:04:05Z");
    mail.messages().append(from, new Deposit(ReadMessage.of(message), Flags.NONE, at), "");
    long target = mail.mailboxes().open(TARGET, "Import", false, 10_000_000);

    Path trust =
        Files.writeString(folder.resolve("trust.pem"), certificate.authority().orElseThrow());
    Path secret = Files.writeString(folder.resolve("secret"), seed.secrets().get(PAUL) + "\n");
    String address = "imaps://paul.girard%40mercure.example@localhost:" + port() + "/";
    int code =
        run(
            "import",
            address,
            "--to",
            TARGET,
            "--trust",
            trust.toString(),
            "--password-file=" + secret,
            "--lang=en");

    assertThat(code).as(text()).isZero();
    assertThat(text()).contains("Brought → Brought: brought 1", "belongs to somebody else");
    long kept = mail.folders().find(target, "Brought", "").orElseThrow().id();
    assertThat(mail.reading().placed(kept, List.of(1L), "").getFirst().receivedAt()).isEqualTo(at);
  }

  @Test
  void takesNoPasswordAsAnArgument() {
    assertThat(run("import", "imaps://paul:secret@mail.example", "--to", TARGET)).isEqualTo(2);
    assertThat(run("import", "imaps://paul@mail.example")).isEqualTo(2);
    assertThat(text()).contains("--password-file");
  }

  private int port() {
    return doors.open().stream()
        .filter(door -> door.kind() == PostDoor.Kind.IMAP && door.implicitTls())
        .findFirst()
        .orElseThrow()
        .port();
  }

  private int run(String... arguments) {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    var environment =
        Map.of(
            "MERCURE_DATABASE_URL", database.getJdbcUrl(),
            "MERCURE_DATABASE_USER", String.valueOf(database.getUsername()),
            "MERCURE_DATABASE_PASSWORD", String.valueOf(database.getPassword()));
    return new MailImport(out, out, environment).run(List.of(arguments));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
