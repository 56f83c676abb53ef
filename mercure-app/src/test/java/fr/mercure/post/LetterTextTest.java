// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.mail.MimePart;
import fr.mercure.mail.MimeScanner;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LetterTextTest {
  @Test
  void letsNothingFromOutsideBeginAFieldOfItsOwn() {
    String evil = "LRN\r\nBcc: a@b.example\r\n\r\nbody";
    var letter =
        new Letter(
            new Owner.OfCompany(1), "ref", "about", evil, "mercure", evil, "text", Instant.EPOCH);
    MimePart message =
        MimeScanner.scan(LetterText.of(letter, "c@mercure.example", evil, "mercure.example"));
    assertThat(message.fields())
        .extracting(MimePart.Field::name)
        .containsExactly(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "References",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding");
  }
}
