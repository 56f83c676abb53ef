// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.util.MultiValueMap;

/// What the form of a message holds.
///
/// @param de slug of the mailbox in whose name it is written
/// @param a, copie, cachee recipients, parted by commas
/// @param brouillon UID of its draft; 0 if there is none yet
/// @param source `folder/uid` of the message that attachments are taken from; empty if none is
/// @param reponse `folder/uid` of the message that it answers; empty if it answers none
/// @param garder numbers of the attachments of the source that are kept
public record WriteForm(
    String de,
    String a,
    String copie,
    String cachee,
    String objet,
    String texte,
    long brouillon,
    String source,
    String reponse,
    List<Integer> garder) {
  public WriteForm {
    garder = List.copyOf(garder);
  }

  /// As a browser sends it; what is missing is empty.
  static WriteForm read(MultiValueMap<String, String> fields) {
    String draft = text(fields, "brouillon");
    return new WriteForm(
        text(fields, "de"),
        text(fields, "a"),
        text(fields, "copie"),
        text(fields, "cachee"),
        text(fields, "objet"),
        text(fields, "texte").replace("\r\n", "\n"),
        draft.matches("[0-9]{1,18}") ? Long.parseLong(draft) : 0,
        text(fields, "source"),
        text(fields, "reponse"),
        fields.getOrDefault("garder", List.of()).stream()
            .filter(number -> number != null && number.matches("[0-9]{1,3}"))
            .map(Integer::valueOf)
            .toList());
  }

  private static String text(MultiValueMap<String, String> fields, String name) {
    return Optional.ofNullable(fields.getFirst(name)).orElse("");
  }

  /// The same with other words.
  WriteForm with(String subject, String text) {
    return new WriteForm(de, a, copie, cachee, subject, text, brouillon, source, reponse, garder);
  }

  /// The same, kept as this draft with so many attachments.
  WriteForm keptAs(long draft, int attachments) {
    return new WriteForm(
        de,
        a,
        copie,
        cachee,
        objet,
        texte,
        draft,
        MailPlaces.DRAFTS + "/" + draft,
        reponse,
        IntStream.range(0, attachments).boxed().toList());
  }

  /// Whether an attachment of the source is kept.
  public boolean keeps(int number) {
    return garder.contains(number);
  }
}
