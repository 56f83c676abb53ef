// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.postgres.Database;
import fr.mercure.postgres.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What 250 is worth when the server dies.
///
/// ASVS V2.3.3.
class KillIT {
  private static final int CONNECTIONS = 8;
  private static final int ENOUGH = 400;

  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  @Test
  void losesNoAcceptedMessageAndDoublesNone() throws Exception {
    Database database = EmbeddedPostgres.forTests().freshDatabase();
    Process server = start(database);
    try (BufferedReader said = server.inputReader()) {
      int port = Integer.parseInt(String.valueOf(said.readLine()));
      List<Thread> senders = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int sender = i;
        senders.add(Thread.startVirtualThread(() -> send(port, sender)));
      }
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
      while (accepted.size() < ENOUGH && System.nanoTime() < until) {
        Thread.sleep(5);
      }
      server.destroyForcibly().waitFor();
      for (Thread sender : senders) {
        sender.join();
      }
    } finally {
      server.destroyForcibly();
    }
    assertThat(accepted).hasSizeGreaterThanOrEqualTo(ENOUGH);
    try (TestMail mail = TestMail.start(database, false)) {
      List<String> kept = subjects(mail);
      assertThat(kept).doesNotHaveDuplicates().containsAll(accepted);
      assertThat(kept.size()).isLessThanOrEqualTo(accepted.size() + CONNECTIONS);
    }
  }

  private static Process start(Database database) throws IOException {
    var builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            AnotherMail.class.getName(),
            database.jdbcUrl(),
            database.user());
    builder.environment().put("DATABASE_PASSWORD", database.password());
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private void send(int port, int sender) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      in.readLine();
      say(socket, in, "HELO x");
      for (int i = 0; ; i++) {
        String name = "m" + sender + "." + i;
        say(socket, in, "MAIL FROM:<a@b.example>");
        say(socket, in, "RCPT TO:<" + TestMail.COMPANY + ">");
        say(socket, in, "DATA");
        String text = "Subject: " + name + "\r\n\r\n" + "x".repeat(1000) + "\r\n.";
        if (!say(socket, in, text).startsWith("250")) {
          return;
        }
        accepted.add(name);
      }
    } catch (IOException e) {
      // killed, as it is meant to be
    }
  }

  private static String say(Socket socket, BufferedReader in, String text) throws IOException {
    socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return String.valueOf(in.readLine());
  }

  private static List<String> subjects(TestMail mail) {
    long inbox = mail.inbox(TestMail.COMPANY);
    List<String> subjects = new ArrayList<>();
    for (Placed placed :
        mail.store().reading().placed(inbox, mail.store().reading().uids(inbox), "")) {
      byte[] header = mail.store().reading().bytes(placed.message(), 0, placed.headerSize());
      new String(header, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("Subject: "))
          .forEach(line -> subjects.add(line.substring("Subject: ".length())));
    }
    return subjects;
  }
}
