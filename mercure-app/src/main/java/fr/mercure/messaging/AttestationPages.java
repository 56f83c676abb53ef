// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.messaging.AttestationPage.Line;
import fr.mercure.post.PortalAddress;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// Attestations on paper: PDF/A with the signed data in it, verified by `./mercure verify`.
@Controller
class AttestationPages {
  private static final String KEY_PATH = "/attestations/cle";

  private final MessagingStore messages;
  private final ConsultationStore consultations;
  private final ProofKey key;
  private final PortalAddress portal;
  private final Templates templates;
  private final Clock clock;

  AttestationPages(
      MessagingStore messages,
      ConsultationStore consultations,
      ProofKey key,
      PortalAddress portal,
      Templates templates,
      Clock clock) {
    this.messages = messages;
    this.consultations = consultations;
    this.key = key;
    this.portal = portal;
    this.templates = templates;
    this.clock = clock;
  }

  /// That the reader has opened an official message.
  @GetMapping(
      path = "/messagerie/{box}/m/{reference}/attestation.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  @Allowed(Right.MAIL_READ)
  ResponseEntity<byte[]> opened(
      Actor actor, Texts texts, @PathVariable String box, @PathVariable String reference) {
    Box own = Box.named(box, actor);
    OfficialMessage message =
        messages
            .find(own.addressee(), reference)
            .orElseThrow(() -> new ResponseStatusException(NOT_FOUND))
            .message();
    String link =
        messages
            .receipt(reference, actor.id())
            .orElseThrow(() -> new ResponseStatusException(NOT_FOUND))
            .text();
    return answer(texts, own, new Proof(link, message.canonical()), reference);
  }

  /// That somebody attested that nothing was waiting.
  @GetMapping(
      path = "/messagerie/{box}/consultations/{position:[0-9]{1,18}}/attestation.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  @Allowed(Right.MAIL_READ)
  ResponseEntity<byte[]> absence(
      Actor actor, Texts texts, @PathVariable String box, @PathVariable long position) {
    Box own = Box.named(box, actor);
    String link =
        consultations
            .text(own.addressee(), position)
            .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    return answer(texts, own, new Proof(link, ""), Long.toString(position));
  }

  /// Fingerprint of the key, to be compared with what `./mercure verify` prints.
  @GetMapping(path = KEY_PATH, produces = "text/plain;charset=UTF-8")
  @Allowed(anyone = true)
  ResponseEntity<String> key() {
    return ResponseEntity.ok(key.fingerprint() + "\n" + key.encoded() + "\n");
  }

  private ResponseEntity<byte[]> answer(Texts texts, Box box, Proof proof, String name) {
    var html = new StringOutput();
    templates.messagingAttestation(page(texts, box, proof)).render(html);
    byte[] pdf = ProofPdf.of(html.toString(), proof.signed(key), clock.instant());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "attachment; filename=\"attestation-" + name + ".pdf\"")
        .body(pdf);
  }

  private AttestationPage page(Texts texts, Box box, Proof proof) {
    Map<String, String> facts = proof.facts();
    boolean opened = !proof.message().isEmpty();
    var lines = new ArrayList<Line>();
    lines.add(new Line(texts.get("proof.who"), facts.getOrDefault("name", ""), false));
    lines.add(
        new Line(
            texts.get("proof.what"), texts.get(opened ? "proof.receipt" : "proof.absence"), false));
    lines.add(new Line(texts.get("proof.box"), box.name(), false));
    lines.add(
        new Line(
            texts.get("proof.when"),
            facts.getOrDefault(opened ? "opened-at" : "attested-at", ""),
            true));
    if (opened) {
      lines.add(new Line(texts.get("proof.message"), facts.getOrDefault("message", ""), true));
    }
    lines.add(new Line(texts.get("proof.position"), facts.getOrDefault("position", ""), true));
    lines.add(new Line(texts.get("proof.chain"), proof.chain(), true));
    lines.add(new Line(texts.get("proof.key"), key.fingerprint(), true));
    return new AttestationPage(texts, lines, portal.of(KEY_PATH));
  }
}
