// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.identity.Company;
import fr.mercure.identity.Identity;
import fr.mercure.messaging.WatchStore.Step;
import fr.mercure.messaging.WatchStore.Stopped;
import fr.mercure.post.Letter;
import fr.mercure.post.Owner;
import fr.mercure.post.PortalAddress;
import fr.mercure.post.PostOffice;
import fr.mercure.web.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Letters about consultations that come due or were missed, each into the person's own mailbox, in
/// French and English.
@Component
class Reminders {
  private static final String NAME = "Mercure";

  private final PostOffice office;
  private final Identity identity;
  private final PortalAddress portal;

  Reminders(PostOffice office, Identity identity, PortalAddress portal) {
    this.office = office;
    this.identity = identity;
    this.portal = portal;
  }

  /// Writes to these people, in the transaction of the caller.
  void send(
      Addressee mailbox,
      List<Long> people,
      Step step,
      Instant due,
      List<Stopped> stopped,
      Instant now) {
    String what = "consultation.letter." + step.name().toLowerCase(Locale.ROOT);
    String about = "%s/%d".formatted(mailbox, due.getEpochSecond()).replaceAll("[^A-Za-z0-9]", ".");
    String name = name(mailbox);
    String slug = slug(mailbox);
    String subject = Texts.FRENCH.get(what + ".subject", name);
    String link = portal.of("/messagerie/" + slug + "/consultations");
    String text =
        text(name, what, due, stopped, Texts.FRENCH)
            + link
            + "\n\n-- \n"
            + text(name, what, due, stopped, Texts.ENGLISH)
            + link;
    office.put(
        people.stream()
            .map(person ->
                new Letter(
                    new Owner.OfPerson(person),
                    "consultation.%s.%d.%s.%d"
                        .formatted(slug, due.getEpochSecond(), step.name().charAt(0), person),
                    about,
                    NAME,
                    NAME,
                    subject,
                    text,
                    now))
            .toList());
  }

  private static String text(
      String name, String what, Instant due, List<Stopped> stopped, Texts texts) {
    String who =
        stopped.stream()
            .map(one -> "- " + one.name() + ": " + String.join(", ", one.causes()))
            .collect(Collectors.joining("\n"));
    return texts.get(what + ".body", name, due)
        + (who.isEmpty() ? "" : "\n\n" + texts.get("consultation.letter.stopped") + "\n" + who)
        + "\n\n";
  }

  private String name(Addressee mailbox) {
    return switch (mailbox) {
      case Addressee.OfOffice(String code) -> code;
      case Addressee.OfCompany(long id) -> identity.company(id).map(Company::name).orElse("");
    };
  }

  private String slug(Addressee mailbox) {
    return switch (mailbox) {
      case Addressee.OfOffice(String code) -> code;
      case Addressee.OfCompany(long id) ->
          identity.company(id).map(Company::siret).map(Object::toString).orElse("");
    };
  }
}
