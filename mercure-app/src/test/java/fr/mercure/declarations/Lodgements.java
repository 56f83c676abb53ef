// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.declarations.Filing.Standing;
import fr.mercure.identity.Actor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Lodgings made up for tests: accepted at once, or refused because the LRN is taken.
final class Lodgements {
  static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  static final Actor CLAIRE =
      new Actor("person:1", "Claire Morel", Optional.empty(), Optional.empty(), java.util.Set.of());

  private Lodgements() {}

  /// An accepted declaration; its message is the content.
  static Lodgement accepted(String declarant, String lrn, String content, String mrn) {
    Received received = received("company:1", content);
    return accepted(received, declarant, lrn, mrn);
  }

  static Lodgement accepted(Received received, String declarant, String lrn, String mrn) {
    return new Lodgement(
        received,
        filing(declarant, lrn, standing("ACCEPTED", mrn)),
        true,
        content(received),
        List.of(step("", "LODGED"), step("LODGED", "ACCEPTED")),
        "{\"lrn\":\"%s\",\"mrn\":\"%s\"}".formatted(lrn, mrn),
        first -> refused(received, declarant, lrn, first));
  }

  static Lodgement refused(Received received, String declarant, String lrn, First first) {
    return Lodgement.refused(
        received,
        filing(declarant, lrn, Standing.of("REFUSED", NOW)),
        content(received),
        List.of(step("", "LODGED"), step("LODGED", "REFUSED")),
        "{\"lrn\":\"%s\",\"takenBy\":\"%s\"}".formatted(lrn, first.reference().orElse("")));
  }

  static Movement released(
      long declaration, int expected, String declarant, String lrn, String mrn) {
    return new Movement(
        declaration,
        expected,
        filing(declarant, lrn, standing("RELEASED", mrn)),
        1,
        Optional.empty(),
        Optional.empty(),
        List.of(step("ACCEPTED", "RELEASED")),
        "");
  }

  static Received received(String sender, String text) {
    RawMessage message = RawMessage.of(text.getBytes(StandardCharsets.UTF_8));
    return new Received("API", sender, Received.keyOf(message), message, NOW);
  }

  static Received received(String sender, String key, String text) {
    RawMessage message = RawMessage.of(text.getBytes(StandardCharsets.UTF_8));
    return new Received("API", sender, Received.key(key), message, NOW);
  }

  static Content content(Received received) {
    byte[] hash = RawMessage.hash(received.message().bytes());
    return new Content(HexFormat.of().formatHex(hash), "[]", "");
  }

  static Step step(String was, String became) {
    return new Step(was, became, NOW, CLAIRE);
  }

  static Filing filing(String declarant, String lrn, Standing standing) {
    return new Filing(
        Procedure.EXPRESS,
        "IMA",
        1,
        declarant,
        lrn,
        "FR000690",
        1,
        Optional.of(new BigDecimal("12.50")),
        Optional.of(new BigDecimal("0.25")),
        "Jeanne Petit",
        "cotton T-shirt",
        standing);
  }

  static Standing standing(String state, String mrn) {
    return new Standing(
        state,
        NOW,
        Optional.empty(),
        Optional.of(mrn),
        Optional.of("GREEN"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(NOW),
        Optional.empty());
  }
}
