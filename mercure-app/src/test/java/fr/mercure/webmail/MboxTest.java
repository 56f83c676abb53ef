// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MboxTest {
  @Test
  void readsWhatItHasWrittenByteForByte() throws IOException {
    List<String> messages =
        List.of(
            "Subject: a\r\n\r\nFrom here\r\n>From there\r\n>>From far\r\n",
            "Subject: b\r\n\r\n\r\n\r\n",
            "Subject: c\r\n\r\nFrom: the end\r\n");
    var out = new ByteArrayOutputStream();
    for (String message : messages) {
      Mbox.write(out, bytes(message), Instant.EPOCH);
    }
    assertThat(Mbox.is(out.toByteArray())).isTrue();
    assertThat(Mbox.read(out.toByteArray(), 10)).extracting(MboxTest::text).isEqualTo(messages);
    assertThat(text(out.toByteArray())).startsWith("From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n");
  }

  @Test
  void readsFilesOfOthers() {
    String file =
        "From x@y Mon Nov 24 10:00:00 2026\r\nSubject: a\r\n\r\nFrom within a paragraph\r\n\r\n"
            + "From z@y Mon Nov 24 10:00:01 2026\r\nSubject: b\r\n\r\nend";
    assertThat(Mbox.read(bytes(file), 10))
        .extracting(MboxTest::text)
        .containsExactly(
            "Subject: a\r\n\r\nFrom within a paragraph\r\n", "Subject: b\r\n\r\nend\r\n");
    assertThat(Mbox.read(bytes(file), 1)).hasSize(1);
    assertThat(Mbox.is(bytes("Subject: a"))).isFalse();
  }

  @Test
  void givesAMessageThatComesAloneTheLineEndsOfMail() {
    assertThat(text(Mbox.alone(bytes("Subject: a\n\nb\r\nc"))))
        .isEqualTo("Subject: a\r\n\r\nb\r\nc\r\n");
    assertThat(Mbox.alone(new byte[0])).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
