// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.messaging.AttestationPage.Line;
import fr.mercure.messaging.Proof.Verified;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.StaticTemplates;
import gg.jte.output.StringOutput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class ProofTest {
  private static final String MESSAGE = "mercure-message-1\nlrn: A\n";
  private static final String LINK =
      "mercure-receipt-1\nposition: 7\nmessage: abc\nmessage-sha256: %s\nname: Éloïse D’Arc\nopened-at: 2026-11-24T10:00:00.000001Z\n"
          .formatted(Proof.hex(MESSAGE.getBytes(StandardCharsets.UTF_8)));

  private final ProofKey key;

  ProofTest(@TempDir Path data) {
    this.key = new ProofKey(data);
  }

  @Test
  void verifiesWhatItHasSigned() {
    Verified verified = Proof.verify(new Proof(LINK, MESSAGE).signed(key));
    assertThat(verified.faults()).isEmpty();
    assertThat(verified.key()).isEqualTo(key.fingerprint());
    assertThat(verified.facts())
        .containsEntry("name", "Éloïse D’Arc")
        .containsEntry("position", "7");
  }

  @Test
  void refusesEachChangeOfOneBit() {
    byte[] signed = new Proof(LINK, MESSAGE).signed(key).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < signed.length - 1; i++) {
      byte[] changed = signed.clone();
      changed[i] ^= 1;
      String text = new String(changed, StandardCharsets.ISO_8859_1);
      assertThat(Proof.verify(text).holds()).as("byte " + i).isFalse();
    }
  }

  @Test
  void refusesWhatIsNoProof() {
    for (String text :
        List.of("", "mercure-proof-1\n", "mercure-proof-1\nsignature: x", "x".repeat(100))) {
      assertThat(Proof.verify(text).holds()).as(text).isFalse();
    }
    String other = new Proof("mercure-attestation-1\nname: x\n", MESSAGE).signed(key);
    assertThat(Proof.verify(other).faults()).containsExactly("MESSAGE");
  }

  @Test
  void makesAPaperThatIsValidPdfA3aWithTheDataInIt() throws Exception {
    String proof = new Proof(LINK, MESSAGE).signed(key);
    for (Texts texts : List.of(Texts.FRENCH, Texts.ENGLISH)) {
      byte[] pdf = ProofPdf.of(html(texts), proof, Instant.parse("2026-11-24T10:00:00Z"));
      ProofPdf.Content content = ProofPdf.read(pdf).orElseThrow();
      assertThat(content.proof()).isEqualTo(proof);
      assertThat(content.shows("Éloïse D’Arc")).isTrue();
      assertThat(content.shows("Somebody else")).isFalse();
      assertThat(faults(pdf)).as("veraPDF").isEmpty();
    }
    assertThat(ProofPdf.read(new byte[] {1, 2, 3})).isEmpty();
  }

  private static List<String> faults(byte[] pdf) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_A);
        var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_A, false)) {
      ValidationResult result = validator.validate(parser);
      return result.getTestAssertions().stream()
          .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage())
          .distinct()
          .toList();
    }
  }

  private static String html(Texts texts) {
    var html = new StringOutput();
    new StaticTemplates()
        .messagingAttestation(
            new AttestationPage(
                texts,
                List.of(new Line("Personne & co", "Éloïse D’Arc", false), new Line("n", "7", true)),
                "http://localhost/attestations/cle"))
        .render(html);
    return html.toString();
  }
}
