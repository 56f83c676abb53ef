// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.messaging.MailboxPage.Body;
import fr.mercure.messaging.MailboxPage.Document;
import fr.mercure.messaging.MailboxPage.Fault;
import fr.mercure.messaging.MailboxPage.Proof;
import fr.mercure.messaging.MailboxPage.Reading;
import fr.mercure.messaging.MessagingStore.Listed;
import fr.mercure.messaging.MessagingStore.Receipt;
import fr.mercure.web.Due;
import fr.mercure.web.MailRow;
import fr.mercure.web.Texts;
import fr.mercure.webmail.MailFrame.Line;
import fr.mercure.webmail.OfficialLetters.Official;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/// Official messages in the words of one language, as one reader sees them now.
///
/// @param path of the mailbox
/// @param box its name in words
record MailboxReader(Texts texts, Instant now, String path, String box) {
  /// The message as a row of a list; what an unopened one says is not shown in it.
  Official official(Listed listed) {
    OfficialMessage message = listed.message();
    String address = address(message);
    return new Official(
        sender(message),
        subject(message) + " – " + reference(message),
        listed.opened(),
        message.dueAt().map(due -> Due.of(due, now, texts).when()).orElse(""),
        listed.opened() ? paragraphs(message).getFirst() : texts.get("messaging.sealed"),
        address,
        address + "/ouvrir",
        message.dueAt());
  }

  /// As a line of a list that nothing can be done to.
  Line line(Listed listed, String beside) {
    Official official = official(listed);
    var row =
        new MailRow(
            official.path(),
            official.sender(),
            official.subject(),
            when(listed.message().sentAt()),
            !official.opened(),
            false,
            true,
            official.deadline(),
            official.excerpt(),
            official.path().equals(beside));
    return new Line(row, official.opened() ? "" : official.opening(), 0, false, 1);
  }

  /// The message; only its envelope if this reader has not opened it.
  Reading reading(OfficialMessage message, Optional<Receipt> receipt) {
    return new Reading(
        address(message),
        subject(message),
        reference(message),
        "/dossiers/" + UriUtils.encodePathSegment(reference(message), StandardCharsets.UTF_8),
        texts.get("messaging.kind." + message.kind()),
        message.dueAt().map(due -> Due.of(due, now, texts)),
        message.office().substring(0, Math.min(2, message.office().length())),
        sender(message),
        texts.get("messaging.to", box, message.sentAt()),
        receipt.map(_ -> body(message)).orElse(Body.SEALED),
        receipt.map(r -> proof(message, r)));
  }

  private Body body(OfficialMessage message) {
    MessageFacts facts = MessageFacts.read(message.facts());
    return new Body(
        paragraphs(message),
        facts.findings().stream()
            .map(f ->
                new Fault(
                    f.code(),
                    f.pointer(),
                    f.dataElement(),
                    f.value(),
                    texts.of(f.text()),
                    texts.of(f.remedy())))
            .toList(),
        facts.more(),
        facts.documents().stream().map(code -> new Document(code, document(code))).toList(),
        facts.note().lines().toList());
  }

  private String document(String code) {
    String key = "messaging.document." + code;
    return texts.has(key) ? texts.get(key) : texts.get("messaging.document.other");
  }

  private Proof proof(OfficialMessage message, Receipt receipt) {
    return new Proof(
        texts.get("messaging.opened", receipt.openedAt(), receipt.personName()),
        texts.get(
            "messaging.link",
            message.sha256().substring(0, 16),
            receipt.position(),
            receipt.chain().substring(0, 16)),
        address(message) + "/attestation.pdf");
  }

  String subject(OfficialMessage message) {
    return texts.get(OfficialForm.key(message.form(), "subject"));
  }

  private List<String> paragraphs(OfficialMessage message) {
    return texts
        .get(
            OfficialForm.key(message.form(), "body"),
            reference(message),
            message.sentAt(),
            message.office(),
            message.dueAt().map(texts::date).orElse(""))
        .lines()
        .toList();
  }

  /// MRN, or LRN before acceptance.
  static String reference(OfficialMessage message) {
    return message.mrn().isEmpty() ? message.lrn() : message.mrn();
  }

  private String sender(OfficialMessage message) {
    boolean automatic = message.sender().equals("mercure");
    return automatic
        ? texts.get("messaging.from.office", message.office())
        : texts.get("messaging.from.officer", message.office(), message.senderName());
  }

  private String address(OfficialMessage message) {
    return path + "/m/" + message.reference();
  }

  private String when(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, Texts.ZONE);
    return day.equals(LocalDate.ofInstant(now, Texts.ZONE)) ? texts.time(at) : texts.date(day);
  }
}
