// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.managesieve.ManageSieveDoor;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no program sends but an attacker might: each is refused in the words of its protocol, what
/// it announces is not kept in memory, and others are served meanwhile.
class MalformedIT {
  private static final int MUTANTS = 400;
  private static final long ROOM = 96L * 1024 * 1024;
  private static final String GREETING = "a0 LOGIN claire secret\r\n";

  private static TestMail mail;
  private static Door sieve;

  @BeforeAll
  static void open() throws IOException {
    mail = TestMail.start();
    var settings =
        new DoorSettings(
            InetAddress.getLoopbackAddress(), 0, Optional.empty(), false, true, "mercure.example");
    sieve = Door.open(settings, new ManageSieveDoor(settings, mail.house()));
  }

  @AfterAll
  static void close() {
    sieve.close();
    mail.close();
  }

  /// Everything that the server answers to these bytes, until it or we have said all.
  private static String talk(int port, byte[] bytes) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      try {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
      } catch (SocketException e) {
        // It may have hung up before the end.
      }
      return drain(socket.getInputStream());
    }
  }

  private static String drain(InputStream in) throws IOException {
    var all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (SocketException e) {
      // Reset, for it did not read all.
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a1 LOGIN {1073741824}\r\n",
        "a1 LOGIN {99999999999999999999}\r\n",
        "a1 LOGIN \"cla\0ire\" secret\r\n",
        "a1 LOGIN cla\rire secret\r\n",
        "a1 LOGIN \"\u00C0\u0080\" \"secret\"\r\n",
        "a1 LOGIN claire\r\n",
        "a1 \r\n",
        "\r\n",
        "* OK\r\n",
        GREETING + "a1 APPEND INBOX {1073741824}\r\n",
        GREETING + "a1 APPEND INBOX (((((\r\n",
        GREETING + "a1 FETCH 1:99999999999999 ALL\r\n",
        GREETING + "a1 SELECT INBOX\r\na2 FETCH 1 BODY[1.2.3.\r\n",
        GREETING + "a1 SELECT INBOX\r\na2 SEARCH ((((((((((((((((((((((((((((((((((((ALL\r\n",
        GREETING + "a1 CREATE \"a\0b\"\r\n",
      })
  void refusesInTheWordsOfImap(String said) throws IOException {
    String answer = talk(mail.imap().port(), latin(said));
    assertThat(answer.lines().skip(1).filter(line -> !line.startsWith("a0 ")))
        .anyMatch(line -> line.matches("(a[12]|\\*|) ?(BAD|NO|BYE) .*"));
    assertThat(answer).doesNotContain("a1 OK [APPENDUID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EHLO a\0b\r\nMAIL FROM:<a\0b@x>\r\n",
        "EHLO x\r\nMAIL FROM:<\u00C0\u0080@x.example>\r\nRCPT TO:<>\r\n",
        "EHLO x\nMAIL FROM:<a@b>\n",
        "EHLO x\r\nMAIL FROM:<a@b.example> SIZE=99999999999999999999\r\n",
        "EHLO x\r\nMAIL FROM:<a@b.example> SIZE=1073741824\r\n",
        "EHLO x\r\nBDAT 1073741824 LAST\r\n",
        "EHLO x\r\nRCPT TO:<claire@mercure.example>\r\n",
        "EHLO x\r\nDATA\r\n",
      })
  void refusesInTheWordsOfSmtp(String said) throws IOException {
    assertThat(talk(mail.incoming().port(), latin(said)).lines())
        .anyMatch(line -> line.matches("[45][0-9]{2} .*"));
  }

  @Test
  void keepsNoMessageWithABareBreakOrAnEndlessLine() throws IOException {
    String envelope =
        "EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<" + TestMail.CLAIRE + ">\r\nDATA\r\n";
    for (String message : List.of("A: b\r\n\r\nx\ry\r\n.\r\n", "A: b\n\r\nx\r\n.\r\n")) {
      assertThat(talk(mail.incoming().port(), latin(envelope + message))).contains("550 5.6.0");
    }
    byte[] line = latin("NOOP " + "x".repeat(1_000_000) + "\r\nQUIT\r\n");
    assertThat(talk(mail.incoming().port(), line)).contains("500 5.5.2");
    for (String endless : List.of("a1 NOOP ", "a1 LOGIN {1073741824+}\r\n")) {
      assertThat(talk(mail.imap().port(), latin(endless + "x".repeat(1_000_000))))
          .doesNotContain("a1 OK");
    }
    assertThat(serves()).isTrue();
  }

  @Test
  void announcedBytesTakeNoMemory() throws IOException {
    long before = used();
    var open = new ArrayList<Socket>();
    for (int i = 0; i < 50; i++) {
      for (int port : List.of(mail.imap().port(), sieve.port())) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket
            .getOutputStream()
            .write(
                latin(
                    port == sieve.port()
                        ? "PUTSCRIPT \"a\" {1073741824+}\r\n"
                        : "a1 LOGIN {1073741824+}\r\n"));
        open.add(socket);
      }
    }
    assertThat(used() - before).isLessThan(ROOM);
    assertThat(serves()).isTrue();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /// Whether somebody else is served, within a second or so.
  private static boolean serves() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), mail.imap().port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(latin(GREETING + "a1 NOOP\r\n"));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("a1 OK")) {
          return true;
        }
      }
      return false;
    }
  }

  @Test
  void outlivesMutants() throws IOException {
    List<byte[]> seeds =
        List.of(
            lines(
                """
                a0 LOGIN claire secret
                a1 SELECT INBOX
                a2 UID FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (TO)])
                a3 SEARCH OR FROM "a" NOT SINCE 1-Jan-2026
                a4 APPEND Drafts (\\Seen) {6+}
                A: b

                a5 LOGOUT
                """),
            lines(
                """
                EHLO x
                MAIL FROM:<a@b.example> SIZE=10
                RCPT TO:<claire@mercure.example>
                DATA
                A: b

                c
                .
                QUIT
                """),
            lines(
                """
                CAPABILITY
                NOOP "x"
                PUTSCRIPT "a" {5+}
                keep;
                LOGOUT
                """));
    int[] ports = {mail.imap().port(), mail.incoming().port(), sieve.port()};
    var random = new Random(20261124);
    for (int i = 0; i < MUTANTS; i++) {
      int door = i % ports.length;
      String _ = talk(ports[door], mutant(seeds.get(door), random));
    }
    assertThat(serves()).isTrue();
  }

  private static byte[] lines(String text) {
    return latin(text.replace("\n", "\r\n"));
  }

  private static byte[] mutant(byte[] seed, Random random) {
    byte[] mutant = seed.clone();
    for (int change = 0; change <= random.nextInt(4); change++) {
      mutant[random.nextInt(mutant.length)] =
          random.nextBoolean() ? (byte) random.nextInt(256) : seed[random.nextInt(seed.length)];
    }
    return mutant;
  }

  @Test
  void showsMessagesThatAreTraps() {
    for (byte[] trap : traps()) {
      long began = System.nanoTime();
      ReadMessage read = ReadMessage.of(trap);
      MailContent content = MailContent.of(trap);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
      assertThat(count(read.structure(), '(')).isEqualTo(count(read.structure(), ')'));
      assertThat(content.subject()).doesNotContain("\0", "\r", "\n");
      Deposited done =
          mail.store()
              .messages()
              .append(
                  mail.inbox(TestMail.CLAIRE),
                  new Deposit(read, Flags.NONE, Instant.EPOCH),
                  "claire");
      assertThat(done).isInstanceOf(Deposited.Kept.class);
    }
  }

  /// Outside quoted strings.
  private static long count(String structure, char bracket) {
    return structure
        .replaceAll("\"(\\\\.|[^\"\\\\])*+\"", "")
        .chars()
        .filter(c -> c == bracket)
        .count();
  }

  private static List<byte[]> traps() {
    var deep = new StringBuilder("Subject: deep\r\n");
    for (int i = 0; i < 10_000; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\r\n\r\n--b")
          .append(i)
          .append("\r\n");
    }
    return List.of(
        latin(deep.toString()),
        latin("Content-Type: message/rfc822\r\n\r\n".repeat(10_000)),
        latin("Subject: " + "x".repeat(1_000_000) + "\r\n\r\nbody\r\n"),
        latin("X: y\r\n".repeat(200_000) + "\r\nbody\r\n"),
        latin("Subject: a\r\n" + " b\r\n".repeat(200_000) + "\r\nbody\r\n"),
        latin("Subject: =?utf-8?Q?=00=0D=0ABcc:_x?= =?utf-8?B?////?= =?x-none?Q?a?=\r\n\r\n"),
        latin("Subject: " + "=?utf-8?Q?a?=".repeat(20_000) + "\r\n\r\n"),
        latin(
            "Subject: \u00C0\u0080\u00ED\u00A0\u0080\u00F4\u0090\u0080\u0080\r\n\r\n\u00C0\u00AF"),
        latin("From: " + "<".repeat(50_000) + "\r\nTo: " + "(".repeat(50_000) + "\r\n\r\n"),
        latin("Content-Type: text/plain; " + "a=b; ".repeat(20_000) + "\r\n\r\n"),
        latin("Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n--\r\n----"),
        latin("A: \0\r\nb\rc\nd\0"),
        new byte[0]);
  }
}
