// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.sieve.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VacationReplyTest {
  private static String reply(Optional<String> from, boolean mime, String reason) {
    var vacation =
        new Step.Vacation(7, Optional.empty(), from, List.of(), mime, Optional.empty(), reason);
    byte[] message =
        "To: claire@mercure.example\r\nSubject: a\r\n\r\nb\r\n".getBytes(StandardCharsets.UTF_8);
    var deposit = new Deposit(ReadMessage.of(message), Flags.NONE, Instant.EPOCH);
    return VacationReply.of(
            vacation,
            "claire@mercure.example",
            new Arrival.Incoming(1, deposit, "paul@elsewhere.example"))
        .map(reply -> new String(reply.bytes(), StandardCharsets.UTF_8))
        .orElse("");
  }

  @Test
  void answersInTheNameOfTheMailboxOnly() {
    assertThat(reply(Optional.of("chef@mercure.example"), false, "Away"))
        .contains("From: <claire@mercure.example>\r\n", "\r\n\r\nAway\r\n")
        .doesNotContain("chef@");
  }

  @Test
  void takesOfTheHeaderOfAScriptWhatDescribesItsText() {
    String reason =
        """
        From: chef@mercure.example
        Content-Type: text/html;
         charset=utf-8
        Reply-To:
         x@y

        <b>From: here</b>

        """;
    String answered =
        """
        MIME-Version: 1.0
        Content-Type: text/html;
         charset=utf-8

        <b>From: here</b>

        """;
    assertThat(reply(Optional.empty(), true, reason))
        .endsWith(answered.replace("\n", "\r\n"))
        .doesNotContain("chef@", "Reply-To", "x@y");
    assertThat(reply(Optional.empty(), true, "\nAway")).endsWith("MIME-Version: 1.0\r\n\r\nAway");
    assertThat(reply(Optional.empty(), true, "From: chef@mercure.example"))
        .endsWith("MIME-Version: 1.0\r\n\r\n");
  }
}
