// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.declarations.Move;
import fr.mercure.declarations.Procedure;
import fr.mercure.web.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficialFormTest {
  @ParameterizedTest
  @CsvSource({
    "'', LODGED, ''",
    "LODGED, REFUSED, REFUSED",
    "LODGED, PRELODGED, PRELODGED",
    "PRELODGED, PRESENTED, ''",
    "LODGED, ACCEPTED, ACCEPTED",
    "ACCEPTED, ACCEPTED, AMENDED",
    "ACCEPTED, WAITING, WAITING",
    "ACCEPTED, UNDER_CONTROL, CONTROL_PHYSICAL",
    "UNDER_CONTROL, CONFORM, ''",
    "UNDER_CONTROL, NOT_CONFORM, NOT_CONFORM",
    "CONFORM, RELEASED, RELEASED",
    "RELEASED, INVALIDATED, INVALIDATED",
    "PRELODGED, CANCELLED, CANCELLED",
    "PRELODGED, EXPIRED, EXPIRED"
  })
  void isWrittenForEachMoveThatACompanyMustKnow(String from, String to, String form) {
    assertThat(OfficialForm.of(move(from, to), Optional.of("PHYSICAL")).map(Enum::name))
        .isEqualTo(form.isEmpty() ? Optional.empty() : Optional.of(form));
  }

  @Test
  void tellsADocumentaryControlFromAVisit() {
    assertThat(OfficialForm.of(move("ACCEPTED", "UNDER_CONTROL"), Optional.of("DOCUMENTARY")))
        .contains(OfficialForm.CONTROL_DOCUMENTARY);
  }

  /// People have read these words, and the proof of their reading rests on them: to say something
  /// else, make a new version of the form and add its line to `messaging/forms.txt`.
  @Test
  void keepsTheWordsOfEveryVersionThatWasSent() throws IOException {
    try (InputStream kept = OfficialFormTest.class.getResourceAsStream("/messaging/forms.txt")) {
      String lines =
          new String(Objects.requireNonNull(kept).readAllBytes(), StandardCharsets.UTF_8);
      String now =
          Arrays.stream(OfficialForm.values())
              .map(form -> form.label() + " " + hash(form))
              .collect(Collectors.joining("\n", "", "\n"));
      assertThat(now).isEqualTo(lines);
    }
  }

  private static String hash(OfficialForm form) {
    String words =
        Stream.of(Texts.FRENCH, Texts.ENGLISH)
            .flatMap(texts ->
                Stream.of("subject", "body")
                    .map(part -> texts.get(OfficialForm.key(form.label(), part))))
            .collect(Collectors.joining("\n"));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static Move move(String from, String to) {
    return new Move(
        1,
        2,
        Procedure.EXPRESS,
        1,
        1,
        "LRN",
        Optional.empty(),
        from,
        to,
        "FR00677A",
        "mercure",
        Samples.AT,
        Optional.empty());
  }
}
