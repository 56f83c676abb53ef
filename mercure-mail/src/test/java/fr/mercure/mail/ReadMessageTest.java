// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadMessageTest {
  private static final long SEED = 20261124;

  private static final String NESTED =
      """
      From: "D\u00e9p\u00f4t" <a@b.example>, =?UTF-8?Q?Cl=C3=A9?= <c@d.example>
      To: g: x@y.example;
      Subject: =?UTF-8?Q?Contr=C3=B4le?=
      Content-Type: multipart/mixed; boundary="out"

      --out
      Content-Type: message/rfc822

      Subject: in
      Content-Type: multipart/alternative; boundary=in

      --in

      one
      --in
      Content-Type: text/html

      <p>two</p>
      --in--
      --out
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: base64

      Y2zDqQ==
      --out--
      """
          .replace("\n", "\r\n");

  private static ReadMessage read(String text) {
    return ReadMessage.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void leavesOutAnAddressWithoutMailbox() {
    String envelope = read("From: Bureau <@mercure.example>\r\nTo: a@b.example\r\n\r\n").envelope();
    assertThat(envelope).contains("\"a\" \"b.example\"").doesNotContain("\"\"");
  }

  @Test
  void findsPartsWithinParts() {
    MimePart message = MimeScanner.scan(NESTED.getBytes(StandardCharsets.UTF_8));
    assertThat(message.parts()).hasSize(2);
    MimePart inner = message.parts().getFirst().parts().getFirst();
    assertThat(inner.parts()).extracting(MimePart::subtype).containsExactly("plain", "html");
    MimePart one = inner.parts().getFirst();
    assertThat(one.end() - one.bodyStart()).isEqualTo(3);
  }

  @Test
  void writesTheEnvelopeInAscii() {
    String envelope = read(NESTED).envelope();
    assertThat(envelope).matches("\\A\\p{ASCII}*\\z");
    assertThat(envelope)
        .contains("\"=?UTF-8?Q?Contr=C3=B4le?=\"")
        .contains("NIL \"a\" \"b.example\"")
        .contains("(NIL NIL \"g\" NIL)(NIL NIL \"x\" \"y.example\")(NIL NIL NIL NIL)");
  }

  @Test
  void decodesWhatASearchLooksInto() {
    ReadMessage message = read(NESTED);
    assertThat(message.subject()).isEqualTo("Contr\u00f4le");
    assertThat(message.words()).contains("one", "two", "cl\u00e9").doesNotContain("<p>");
  }

  @Test
  void takesADeepMessageAsOneOpaquePart() {
    var text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\r\n\r\n--b")
          .append(i)
          .append("\r\n");
    }
    assertThat(read(text.toString()).structure().length()).isLessThan(10_000);
  }

  @Test
  void boundsPartsAndAddresses() {
    String parts = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\n".repeat(5000);
    assertThat(read(parts).structure().length()).isLessThan(100_000);
    String addresses = "To: " + "a@b.example, ".repeat(50_000) + "\r\n\r\n";
    assertThat(read(addresses).envelope().length()).isLessThan(100_000);
  }

  @Test
  void readsWhateverTheBytesAre() {
    byte[] sample = NESTED.getBytes(StandardCharsets.UTF_8);
    var random = new Random(SEED);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = sample.clone();
      for (int change = random.nextInt(20); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      ReadMessage message = ReadMessage.of(bytes);
      assertThat(balance(message.structure())).isZero();
      assertThat(balance(message.envelope())).isZero();
      assertThat(message.headers() + message.words()).doesNotContain("\0");
    }
  }

  /// Open parentheses outside quotes at the end.
  private static int balance(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return quoted ? -1 : depth;
  }
}
