// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.identity.Company;
import fr.mercure.identity.Identity;
import fr.mercure.post.Letter;
import fr.mercure.post.Owner;
import fr.mercure.post.PortalAddress;
import fr.mercure.post.PostOffice;
import fr.mercure.web.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Announces official messages in the mailbox that mail programs read: envelope and link, never
/// what the message says, since reading it is an act of its own (docs/adr/0013).
@Component
class Announcements {
  private static final int ABOUT_BYTES = 10;
  private static final String NAME = "Mercure";

  /// Shape of an office's reference number (COL).
  private static final Pattern OFFICE = Pattern.compile("[A-Z]{2}[A-Z0-9]{6}");

  private final PostOffice office;
  private final Identity identity;
  private final PortalAddress portal;

  Announcements(PostOffice office, Identity identity, PortalAddress portal) {
    this.office = office;
    this.identity = identity;
    this.portal = portal;
  }

  /// Puts one letter for each message, in the transaction of the caller; told twice, once.
  void put(List<OfficialMessage> messages) {
    var slugs = new HashMap<Addressee, String>();
    office.put(
        messages.stream()
            .map(m -> letter(m, slugs.computeIfAbsent(m.mailbox(), this::slug)))
            .toList());
  }

  private Letter letter(OfficialMessage message, String slug) {
    Texts french = Texts.FRENCH;
    boolean known = isOffice(message.office());
    return new Letter(
        owner(message.mailbox()),
        message.reference(),
        about(message),
        known ? french.get("messaging.from.office", message.office()) : NAME,
        known ? message.office() : NAME,
        subject(message),
        text(message, slug, french) + "\n\n-- \n" + text(message, slug, Texts.ENGLISH),
        message.sentAt());
  }

  /// A refused message may name no office, or anything at all as its office.
  private static boolean isOffice(String code) {
    return OFFICE.matcher(code).matches();
  }

  static String subject(OfficialMessage message) {
    String what = Texts.FRENCH.get(OfficialForm.key(message.form(), "subject"));
    String reference = MailboxReader.reference(message);
    return reference.isEmpty() ? what : what + " – " + reference;
  }

  private String text(OfficialMessage message, String slug, Texts texts) {
    String due = message.dueAt().map(at -> "\n" + texts.get("messaging.letter.due", at)).orElse("");
    return texts.get(
            "messaging.letter.body",
            texts.get("messaging.kind." + message.kind()),
            isOffice(message.office()) ? message.office() : NAME,
            MailboxReader.reference(message))
        + due
        + "\n\n"
        + texts.get("messaging.letter.link")
        + "\n"
        + portal.of("/messagerie/" + slug + "/m/" + message.reference());
  }

  private String slug(Addressee mailbox) {
    return switch (mailbox) {
      case Addressee.OfOffice(String code) -> code;
      case Addressee.OfCompany(long id) ->
          identity.company(id).map(Company::siret).map(Object::toString).orElse("");
    };
  }

  static Owner owner(Addressee mailbox) {
    return switch (mailbox) {
      case Addressee.OfOffice(String code) -> new Owner.OfOffice(code);
      case Addressee.OfCompany(long id) -> new Owner.OfCompany(id);
    };
  }

  /// Names the declaration without its key.
  private static String about(OfficialMessage message) {
    try {
      byte[] of =
          (message.procedure() + ":" + message.declaration()).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(of);
      return HexFormat.of().formatHex(hash, 0, ABOUT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
