// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.managesieve;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.Deposit;
import fr.mercure.mail.Door;
import fr.mercure.mail.DoorSettings;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Placed;
import fr.mercure.mail.ReadMessage;
import fr.mercure.mail.RuleStore;
import fr.mercure.mail.TestMail;
import fr.mercure.mail.sieve.SieveScript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Scripts come in by the door and sort what is delivered.
class ManageSieveIT {
  private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");
  private static final String SORTS =
      """
      require ["fileinto", "imap4flags", "copy", "vacation"];
      if header :contains "subject" "lot" { fileinto :flags ["\\\\Seen", "Lot"] "Lots"; }
      elsif header :contains "subject" "forward" { redirect :copy "peer@elsewhere.example"; }
      elsif header :contains "subject" "gone" { discard; }
      elsif header :contains "subject" "nowhere" { redirect "peer@unknown.example"; }
      vacation :days 2 :subject "Absente" "Je reviens lundi.";
      """;

  private TestMail mail;
  private Door door;

  @BeforeEach
  void open() throws IOException {
    mail = TestMail.start();
    var settings =
        new DoorSettings(
            InetAddress.getLoopbackAddress(), 0, Optional.empty(), false, true, "mercure.example");
    door = Door.open(settings, new ManageSieveDoor(settings, mail.house()));
  }

  @AfterEach
  void close() {
    door.close();
    mail.close();
  }

  private static final class Client implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Client(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(10_000);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      answer();
    }

    List<String> says(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      return answer();
    }

    private List<String> answer() throws IOException {
      var lines = new ArrayList<String>();
      do {
        String line = in.readLine();
        if (line == null) {
          lines.add("gone");
          return lines;
        }
        lines.add(line);
      } while (!lines.getLast().matches("(OK|NO|BYE)( .*)?|\"\""));
      return lines;
    }

    String signIn(String secret) throws IOException {
      byte[] plain = ("\0claire\0" + secret).getBytes(StandardCharsets.UTF_8);
      return says("AUTHENTICATE \"PLAIN\" \"" + Base64.getEncoder().encodeToString(plain) + "\"")
          .getLast();
    }

    String put(String name, String script) throws IOException {
      int size = script.getBytes(StandardCharsets.UTF_8).length;
      return says("PUTSCRIPT \"" + name + "\" {" + size + "+}\r\n" + script).getLast();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void keepsScriptsAndSaysWhereTheyAreWrong() throws IOException {
    try (var client = new Client(door.port())) {
      assertThat(client.says("LISTSCRIPTS").getLast()).startsWith("NO \"Sign in first");
      assertThat(client.signIn("secret")).isEqualTo("OK \"Welcome\"");
      assertThat(client.says("HAVESPACE \"a\" 99999999").getLast()).startsWith("NO (QUOTA)");
      assertThat(client.put("a", "keep;\r\nif x {}")).startsWith("NO \"line 2, column 4");
      assertThat(client.says("CHECKSCRIPT \"keep;\"").getLast()).isEqualTo("OK");
      assertThat(client.put("été \\\"1\\\"", SORTS)).isEqualTo("OK");
      assertThat(client.put("b", "keep;")).isEqualTo("OK");
      assertThat(client.says("SETACTIVE \"b\"").getLast()).isEqualTo("OK");
      assertThat(client.says("LISTSCRIPTS"))
          .containsExactly("\"b\" ACTIVE", "\"été \\\"1\\\"\"", "OK");
      assertThat(client.says("GETSCRIPT \"b\"")).containsExactly("{5}", "keep;", "OK");
      assertThat(client.says("DELETESCRIPT \"b\"").getLast()).startsWith("NO (ACTIVE)");
      assertThat(client.says("RENAMESCRIPT \"b\" \"c\"").getLast()).isEqualTo("OK");
      assertThat(client.says("SETACTIVE \"\"").getLast()).isEqualTo("OK");
      assertThat(client.says("DELETESCRIPT \"c\"").getLast()).isEqualTo("OK");
      assertThat(client.says("GETSCRIPT \"c\"").getLast()).startsWith("NO (NONEXISTENT)");
      assertThat(client.says("NOOP \"t\"").getLast()).isEqualTo("OK (TAG \"t\") \"Done\"");
      assertThat(client.says("LOGOUT").getLast()).startsWith("OK");
    }
  }

  @Test
  void refusesWhatIsNoCommandAndServesOthers() throws IOException {
    try (var client = new Client(door.port())) {
      assertThat(client.says("PUTSCRIPT \"a\" {1073741824+}").getLast()).startsWith("BYE");
    }
    try (var client = new Client(door.port())) {
      assertThat(client.says("NOOP \"" + "x".repeat(5000) + "\"").getLast()).startsWith("BYE");
    }
    for (int i = 0; i < 4; i++) {
      try (var client = new Client(door.port())) {
        assertThat(client.signIn("guess")).startsWith("NO \"Refused");
      }
    }
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[60];
      random.nextBytes(noise);
      try (var client = new Client(door.port())) {
        client.socket.getOutputStream().write(noise);
        client.socket.shutdownOutput();
      }
    }
    try (var client = new Client(door.port())) {
      assertThat(client.signIn("secret")).startsWith("OK");
    }
  }

  private void deliver(String subject) {
    String text =
        "From: chef@elsewhere.example\r\nTo: "
            + TestMail.CLAIRE
            + "\r\nSubject: "
            + subject
            + "\r\nMessage-ID: <"
            + subject.hashCode()
            + "@elsewhere.example>\r\n\r\nBonjour\r\n";
    var message = ReadMessage.of(text.getBytes(StandardCharsets.UTF_8));
    long claire = mail.store().mailboxes().find(TestMail.CLAIRE).orElseThrow();
    assertThat(
            mail.store()
                .messages()
                .deliver(
                    List.of(claire),
                    "chef@elsewhere.example",
                    List.of(),
                    new Deposit(message, Flags.NONE, AT)))
        .isTrue();
  }

  private List<Placed> folder(String name) {
    long claire = mail.store().mailboxes().find(TestMail.CLAIRE).orElseThrow();
    long folder = mail.store().folders().find(claire, name, "claire").orElseThrow().id();
    return mail.store().reading().placed(folder, mail.store().reading().uids(folder), "claire");
  }

  @Test
  void sortsWhatIsDelivered() {
    long claire = mail.store().mailboxes().find(TestMail.CLAIRE).orElseThrow();
    mail.store().folders().create(claire, "Lots");
    RuleStore rules = mail.store().rules();
    assertThat(rules.put(claire, "own", SORTS.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new RuleStore.Put.Kept());
    deliver("before the rules");
    assertThat(rules.activate(claire, "own")).isTrue();
    deliver("lot 7");
    deliver("forward me");
    deliver("gone");
    deliver("nowhere to go");

    assertThat(folder("Lots"))
        .extracting(Placed::flags)
        .containsExactly(Flags.of(List.of("\\Seen", "Lot")));
    assertThat(folder("INBOX")).hasSize(3);
    var waiting = mail.store().outbound().take(AT.plusSeconds(1), 10);
    assertThat(waiting)
        .extracting("sender", "recipient")
        .contains(
            org.assertj.core.groups.Tuple.tuple("", "chef@elsewhere.example"),
            org.assertj.core.groups.Tuple.tuple(TestMail.CLAIRE, "peer@elsewhere.example"));
    assertThat(waiting).as("answered once").hasSize(2);
  }

  @Test
  void previewsRulesOnWhatIsThere() {
    deliver("lot 7");
    deliver("something else");
    long inbox = mail.inbox(TestMail.CLAIRE);
    var script = ((SieveScript.Read.Good) SieveScript.read(SORTS)).script();
    assertThat(mail.store().rules().preview(script, inbox, TestMail.CLAIRE, 10))
        .extracting(preview -> preview.outcome().filings().getFirst().folder())
        .containsExactly("INBOX", "Lots");
  }
}
