// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.mail.MailAddress;
import fr.mercure.mail.MailContent;
import fr.mercure.web.Texts;
import fr.mercure.webmail.MailReading.Found;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Prepares the form that answers or forwards a message, or goes on with a draft. It is written in
/// the name of the mailbox that the message is read in.
@Component
class AnswerForm {
  /// The form for a message.
  ///
  /// @param mode `repondre`, `a-tous`, `transferer` or `brouillon`
  WriteForm of(Texts texts, Found found, String mode) {
    return switch (mode) {
      case "brouillon" -> draft(found);
      case "transferer" -> forward(texts, found);
      default -> answer(texts, found, mode.equals("a-tous"));
    };
  }

  private static String place(Found found) {
    return MailPlaces.slug(found.folder()) + "/" + found.placed().uid();
  }

  private static List<Integer> all(MailContent content) {
    return IntStream.range(0, content.parts().size()).boxed().toList();
  }

  private static WriteForm draft(Found found) {
    MailContent draft = found.content();
    return new WriteForm(
        found.mailbox().slug(),
        draft.to(),
        draft.cc(),
        draft.bcc(),
        draft.subject(),
        draft.text(),
        found.placed().uid(),
        place(found),
        "",
        all(draft));
  }

  private static WriteForm forward(Texts texts, Found found) {
    MailContent content = found.content();
    String head =
        texts.get(
            "webmail.forwarded",
            content.from(),
            texts.date(found.placed().receivedAt()),
            content.subject(),
            content.to());
    return new WriteForm(
        found.mailbox().slug(),
        "",
        "",
        "",
        subject("Tr : ", content.subject()),
        "\n\n" + head + "\n\n" + text(content),
        0,
        place(found),
        "",
        all(content));
  }

  private static WriteForm answer(Texts texts, Found found, boolean everybody) {
    MailContent content = found.content();
    String own = found.mailbox().box().address();
    boolean sentByUs =
        MailAddress.read(content.from()).stream().anyMatch(from -> from.address().equals(own));
    String back = content.replyTo().isBlank() ? content.from() : content.replyTo();
    String to = sentByUs ? content.to() : back;
    String others =
        everybody ? others(Stream.of(sentByUs ? "" : content.to(), content.cc()), own, to) : "";
    String head =
        texts.get("webmail.wrote", texts.date(found.placed().receivedAt()), content.from());
    return new WriteForm(
        found.mailbox().slug(),
        to,
        others,
        "",
        subject("Re: ", content.subject()),
        "\n\n" + head + "\n" + MailText.quoted(text(content)),
        0,
        "",
        place(found),
        List.of());
  }

  private static String others(Stream<String> fields, String own, String to) {
    Set<String> there =
        Stream.concat(Stream.of(own), MailAddress.read(to).stream().map(MailAddress::address))
            .collect(Collectors.toSet());
    return fields
        .flatMap(field -> MailAddress.read(field).stream())
        .filter(a -> !there.contains(a.address()))
        .map(MailAddress::toString)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String subject(String prefix, String subject) {
    return subject.regionMatches(true, 0, prefix, 0, prefix.length()) ? subject : prefix + subject;
  }

  private static String text(MailContent content) {
    return content.text().isBlank()
        ? content
            .html()
            .replaceAll("(?i)<br[^>]{0,50}>|</p>|</div>", "\n")
            .replaceAll("<[^>]*>", "")
        : content.text();
  }
}
