// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.FORBIDDEN;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.mail.Access;
import fr.mercure.mail.FilingStore.Copied;
import fr.mercure.mail.FlagChange;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Folder;
import fr.mercure.mail.MailStore;
import fr.mercure.post.MyMailbox;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What is done to messages of a list: read, flag, move. What can be undone says so afterwards.
@Controller
class MailActs {
  private static final Map<String, String> MOVES =
      Map.of(
          "archive", MailPlaces.ARCHIVE,
          "corbeille", MailPlaces.TRASH,
          "indesirable", MailPlaces.JUNK,
          "restaure", MailPlaces.INBOX);

  private final MailFrames frames;
  private final MailReading reading;
  private final MailStore mail;

  MailActs(MailFrames frames, MailReading reading, MailStore mail) {
    this.frames = frames;
    this.reading = reading;
    this.mail = mail;
  }

  /// Marks one message as read and shows it.
  @PostMapping("/messagerie/{box}/" + ReadPages.PLACE + "/{uid:[0-9]{1,18}}/lire")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> read(
      Actor actor, @PathVariable String box, @PathVariable String place, @PathVariable long uid) {
    MyMailbox mailbox = frames.mailbox(actor, box);
    Folder folder = reading.folder(actor, mailbox, place);
    flag(folder, List.of(uid), actor, Flags.SEEN, true);
    return seeOther("%s/%s/%d".formatted(mailbox.path(), place, uid));
  }

  /// Acts on messages.
  ///
  /// @param uid messages; nothing happens without one
  /// @param acte what is done to them
  /// @param fil whether each stands for its conversation
  /// @param vers slug of the folder to move to
  @PostMapping("/messagerie/{box}/" + ReadPages.PLACE + "/acte")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> act(
      Actor actor,
      @PathVariable String box,
      @PathVariable String place,
      @RequestParam(defaultValue = "") List<Long> uid,
      @RequestParam String acte,
      @RequestParam(defaultValue = "false") boolean fil,
      @RequestParam(defaultValue = "") String vers) {
    MyMailbox mailbox = frames.mailbox(actor, box);
    Folder folder = reading.folder(actor, mailbox, place);
    List<Long> uids = reading.chosen(folder, uid, fil);
    String list = mailbox.path() + "/" + place;
    return switch (acte) {
      case "lu" -> flagged(folder, uids, actor, Flags.SEEN, true, list);
      case "non-lu" -> flagged(folder, uids, actor, Flags.SEEN, false, list);
      case "suivi" -> flagged(folder, uids, actor, Flags.FLAGGED, true, list);
      case "non-suivi" -> flagged(folder, uids, actor, Flags.FLAGGED, false, list);
      case "deplace" -> move(actor, mailbox, folder, uids, acte, vers);
      default -> {
        String target = MOVES.get(acte);
        if (target == null) {
          throw new ResponseStatusException(BAD_REQUEST);
        }
        yield move(actor, mailbox, folder, uids, acte, target);
      }
    };
  }

  /// Puts messages back where they were.
  ///
  /// @param uids parted by dashes
  @PostMapping("/messagerie/{box}/annuler")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> undo(
      Actor actor,
      @PathVariable String box,
      @RequestParam String de,
      @RequestParam String vers,
      @RequestParam String uids) {
    MyMailbox mailbox = frames.mailbox(actor, box);
    check(mailbox);
    List<Long> moved =
        Arrays.stream(uids.split("-"))
            .filter(uid -> uid.matches("[0-9]{1,18}"))
            .limit(MailReading.MOST_CHOSEN)
            .map(Long::valueOf)
            .toList();
    mail.filing()
        .move(
            reading.folder(actor, mailbox, vers).id(),
            moved,
            reading.folder(actor, mailbox, de).id());
    return seeOther(mailbox.path() + "/" + de + "?fait=retabli");
  }

  private ResponseEntity<Void> flagged(
      Folder folder, List<Long> uids, Actor actor, int flag, boolean set, String list) {
    flag(folder, uids, actor, flag, set);
    return seeOther(list);
  }

  private void flag(Folder folder, List<Long> uids, Actor actor, int flag, boolean set) {
    var change =
        new FlagChange(
            set ? FlagChange.Way.ADD : FlagChange.Way.REMOVE, new Flags(flag, List.of()));
    mail.flags().change(folder.id(), uids, actor.id(), change, false, Long.MAX_VALUE);
  }

  private ResponseEntity<Void> move(
      Actor actor, MyMailbox mailbox, Folder from, List<Long> uids, String what, String target) {
    check(mailbox);
    Folder to = reading.folder(actor, mailbox, target);
    String list = mailbox.path() + "/" + MailPlaces.slug(from);
    if (uids.isEmpty() || to.id() == from.id()) {
      return seeOther(list);
    }
    return switch (mail.filing().move(from.id(), uids, to.id())) {
      case Copied.NoRoom() -> seeOther(list);
      case Copied.Done(_, _, List<Long> moved) ->
          seeOther(
              "%s?fait=%s&de=%s&vers=%s&uids=%s"
                  .formatted(
                      list,
                      what,
                      MailPlaces.slug(from),
                      MailPlaces.slug(to),
                      moved.stream().map(String::valueOf).collect(Collectors.joining("-"))));
    };
  }

  private static void check(MyMailbox mailbox) {
    if (!mailbox.box().allows(Access.REPLY)) {
      throw new ResponseStatusException(FORBIDDEN);
    }
  }

  private static ResponseEntity<Void> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
