// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.Relay.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Against a server of a few lines that answers as each test wants.
///
/// ASVS V12.3.1, V12.3.2.
class PostRelayTest {
  private static final byte[] MESSAGE =
      "From: a@mercure.example\r\nSubject: x\r\n\r\n.point\r\n".getBytes(StandardCharsets.US_ASCII);

  @Test
  void handsOverWhatItWasGiven() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> heard =
          CompletableFuture.supplyAsync(() -> serve(server, "250 2.1.5 ok"));
      assertThat(hand(server, false)).isEqualTo(new Answer.Taken());
      assertThat(heard.get(10, TimeUnit.SECONDS))
          .contains(
              "MAIL FROM:<a@mercure.example>",
              "RCPT TO:<b@elsewhere.example>",
              "Subject: x",
              "..point");
    }
  }

  @Test
  void tellsARefusalFromADelay() throws Exception {
    assertThat(answered("550 5.1.1 No such user"))
        .isInstanceOfSatisfying(
            Answer.Never.class, never -> assertThat(never.said()).contains("5.1.1 No such user"));
    assertThat(answered("451 4.3.0 Busy")).isInstanceOf(Answer.Later.class);
  }

  @Test
  void waitsForAServerThatIsNotThere() throws Exception {
    var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    server.close();
    assertThat(hand(server, false)).isInstanceOf(Answer.Later.class);
  }

  @Test
  void handsOverNothingInTheClearUnlessToldTo() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> heard =
          CompletableFuture.supplyAsync(() -> serve(server, "250 ok"));
      assertThat(hand(server, true)).isInstanceOf(Answer.Later.class);
      assertThat(heard.get(10, TimeUnit.SECONDS)).doesNotContain("MAIL FROM");
    }
  }

  private static Answer answered(String toRecipient) throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var _ = CompletableFuture.supplyAsync(() -> serve(server, toRecipient));
      return hand(server, false);
    }
  }

  private static Answer hand(ServerSocket server, boolean tls) {
    var properties = new MapConfigurationPropertySource();
    properties.put("mercure.mail.relay", "127.0.0.1:" + server.getLocalPort());
    properties.put("mercure.mail.relay-tls", Boolean.toString(tls));
    PostSettings settings = new Binder(properties).bind("mercure.mail", PostSettings.class).get();
    return new PostRelay(settings).hand("a@mercure.example", "b@elsewhere.example", MESSAGE);
  }

  /// What the client said.
  private static String serve(ServerSocket server, String toRecipient) {
    var heard = new StringBuilder();
    try (Socket socket = server.accept();
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      say(socket, "220 next");
      Optional<String> line = Optional.ofNullable(in.readLine());
      boolean message = false;
      while (line.isPresent()) {
        heard.append(line.get()).append('\n');
        message = message ? !line.get().equals(".") : line.get().equals("DATA");
        if (!message || line.get().equals("DATA")) {
          say(socket, answer(line.get(), toRecipient));
        }
        line = Optional.ofNullable(in.readLine());
      }
    } catch (IOException e) {
      heard.append(e.getMessage());
    }
    return heard.toString();
  }

  private static String answer(String line, String toRecipient) {
    if (line.startsWith("RCPT")) {
      return toRecipient;
    }
    return switch (line) {
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
