// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.FORBIDDEN;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Person;
import fr.mercure.identity.Right;
import fr.mercure.mail.Access;
import fr.mercure.mail.FlagChange;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Folder;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.Placed;
import fr.mercure.post.Letters;
import fr.mercure.post.MyMailbox;
import fr.mercure.web.Texts;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What people decide about messages of a list: tag them, put them off, give them to a colleague.
@Controller
class MailMarks {
  private final MailFrames frames;
  private final MailReading reading;
  private final MailStore mail;
  private final TagStore tags;
  private final TeamStore team;
  private final Colleagues colleagues;
  private final Snoozing snoozing;
  private final Letters letters;
  private final OfficialLetters officials;
  private final Clock clock;

  MailMarks(
      MailFrames frames,
      MailReading reading,
      MailStore mail,
      TagStore tags,
      TeamStore team,
      Colleagues colleagues,
      Snoozing snoozing,
      Letters letters,
      OfficialLetters officials,
      Clock clock) {
    this.frames = frames;
    this.reading = reading;
    this.mail = mail;
    this.tags = tags;
    this.team = team;
    this.colleagues = colleagues;
    this.snoozing = snoozing;
    this.letters = letters;
    this.officials = officials;
    this.clock = clock;
  }

  private record Chosen(MyMailbox mailbox, Folder folder, List<Long> uids) {
    String list() {
      return mailbox.path() + "/" + MailPlaces.slug(folder);
    }
  }

  /// Tags messages; takes the tag off if all bear it already.
  ///
  /// @param fil whether each stands for its conversation
  /// @param etiquette keyword of the tag
  @PostMapping("/messagerie/{box}/" + ReadPages.PLACE + "/etiquette")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> tag(
      Actor actor,
      @PathVariable String box,
      @PathVariable String place,
      @RequestParam(defaultValue = "") List<Long> uid,
      @RequestParam(defaultValue = "false") boolean fil,
      @RequestParam(defaultValue = "") String etiquette) {
    Chosen chosen = chosen(actor, box, place, uid, fil);
    if (tags.of(chosen.mailbox().box().id()).stream()
        .noneMatch(tag -> tag.keyword().equals(etiquette))) {
      return seeOther(chosen.list());
    }
    List<Placed> placed = mail.reading().placed(chosen.folder().id(), chosen.uids(), actor.id());
    boolean all = placed.stream().allMatch(p -> p.flags().keywords().contains(etiquette));
    var change =
        new FlagChange(
            all ? FlagChange.Way.REMOVE : FlagChange.Way.ADD, new Flags(0, List.of(etiquette)));
    mail.flags()
        .change(chosen.folder().id(), chosen.uids(), actor.id(), change, true, Long.MAX_VALUE);
    return seeOther(chosen.list());
  }

  /// Puts messages off.
  ///
  /// @param quand `demain`, `lundi` or `jour`
  /// @param jour a day, such as `2026-12-01`
  @PostMapping("/messagerie/{box}/" + ReadPages.PLACE + "/reporter")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> snooze(
      Actor actor,
      @PathVariable String box,
      @PathVariable String place,
      @RequestParam(defaultValue = "") List<Long> uid,
      @RequestParam(defaultValue = "false") boolean fil,
      @RequestParam(defaultValue = "demain") String quand,
      @RequestParam(defaultValue = "") String jour) {
    Chosen chosen = chosen(actor, box, place, uid, fil);
    Instant now = clock.instant();
    Optional<Instant> until =
        SnoozeRules.morning(quand.equals("jour") ? jour : quand, now, Texts.ZONE)
            .flatMap(at -> SnoozeRules.within(at, deadline(actor, chosen), now));
    if (until.isEmpty() || chosen.uids().isEmpty()) {
      return seeOther(chosen.list() + (chosen.uids().isEmpty() ? "" : "?fait=non-reporte"));
    }
    return snoozing
        .snooze(actor, chosen.mailbox(), chosen.folder(), chosen.uids(), until.get())
        .map(done ->
            seeOther(
                "%s?fait=reporte&de=%s&vers=%s&uids=%s&au=%d"
                    .formatted(
                        chosen.list(),
                        MailPlaces.slug(chosen.folder()),
                        MailPlaces.slug(done.to()),
                        done.uids().stream().map(String::valueOf).collect(Collectors.joining("-")),
                        until.get().getEpochSecond())))
        .orElseGet(() -> seeOther(chosen.list()));
  }

  /// Gives conversations of a shared mailbox to somebody.
  ///
  /// @param a such as `person:12`; nobody if empty
  @PostMapping("/messagerie/{box}/" + ReadPages.PLACE + "/confier")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> assign(
      Actor actor,
      @PathVariable String box,
      @PathVariable String place,
      @RequestParam(defaultValue = "") List<Long> uid,
      @RequestParam(defaultValue = "") String a) {
    Chosen chosen = chosen(actor, box, place, uid, false);
    if (!chosen.mailbox().box().functional()) {
      throw new ResponseStatusException(BAD_REQUEST);
    }
    long mailbox = chosen.mailbox().box().id();
    Optional<Person> whom =
        colleagues.of(actor).stream().filter(p -> a.equals("person:" + p.id())).findFirst();
    for (long thread : threads(chosen)) {
      whom.ifPresentOrElse(
          person -> team.assign(mailbox, thread, a, person.name(), actor.name()),
          () -> team.unassign(mailbox, thread));
    }
    return seeOther(chosen.list());
  }

  private Chosen chosen(
      Actor actor, String box, String place, List<Long> uids, boolean conversations) {
    MyMailbox mailbox = frames.mailbox(actor, box);
    if (!mailbox.box().allows(Access.REPLY)) {
      throw new ResponseStatusException(FORBIDDEN);
    }
    Folder folder = reading.folder(actor, mailbox, place);
    return new Chosen(mailbox, folder, reading.chosen(folder, uids, conversations));
  }

  private List<Long> threads(Chosen chosen) {
    return chosen.uids().stream()
        .flatMap(uid -> mail.lists().thread(chosen.folder().id(), uid).stream())
        .distinct()
        .toList();
  }

  /// The first one of the official messages among those chosen.
  private Optional<Instant> deadline(Actor actor, Chosen chosen) {
    List<Long> contents =
        mail.reading().placed(chosen.folder().id(), chosen.uids(), actor.id()).stream()
            .map(Placed::message)
            .filter(Objects::nonNull)
            .toList();
    return officials
        .of(chosen.mailbox(), letters.among(contents).values(), Texts.FRENCH)
        .values()
        .stream()
        .flatMap(official -> official.due().stream())
        .min(Instant::compareTo);
  }

  private static ResponseEntity<Void> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
