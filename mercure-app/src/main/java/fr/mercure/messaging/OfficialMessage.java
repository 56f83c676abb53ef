// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.declarations.Procedure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// A message that customs sends, typed and never changed.
///
/// @param mailbox whose it is
/// @param deposit what caused it: the same cause deposits once
/// @param form which words, with their version
/// @param declaration key of the declaration it speaks of
/// @param mrn empty before acceptance
/// @param office that sends it
/// @param sender {@link fr.mercure.identity.Actor#id} of who does
/// @param facts JSON of {@link MessageFacts}
/// @param dueAt until when an answer is expected
record OfficialMessage(
    Addressee mailbox,
    String deposit,
    MessageKind kind,
    String form,
    long declaration,
    Procedure procedure,
    String lrn,
    String mrn,
    String office,
    String sender,
    String senderName,
    String facts,
    Instant sentAt,
    Optional<Instant> dueAt) {
  private static final int REFERENCE_LENGTH = 20;

  /// SHA-256 of everything the message says, 64 hexadecimal digits.
  String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(canonical().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Its public name: the beginning of its hash.
  String reference() {
    return sha256().substring(0, REFERENCE_LENGTH);
  }

  /// One value a line; none may hold a line break.
  String canonical() {
    return """
    mercure-message-1
    mailbox: %s
    deposit: %s
    kind: %s
    form: %s
    declaration: %d
    procedure: %s
    lrn: %s
    mrn: %s
    office: %s
    sender: %s
    sender-name: %s
    sent-at: %s
    due-at: %s
    facts: %s
    """
        .formatted(
            mailbox,
            oneLine(deposit),
            kind,
            form,
            declaration,
            procedure,
            oneLine(lrn),
            mrn,
            oneLine(office),
            sender,
            oneLine(senderName),
            sentAt,
            dueAt.map(Instant::toString).orElse(""),
            facts);
  }

  private static String oneLine(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }
}
