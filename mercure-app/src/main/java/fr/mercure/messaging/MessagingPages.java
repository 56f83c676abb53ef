// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.messaging.MailboxPage.Reading;
import fr.mercure.messaging.MessagingStore.Listed;
import fr.mercure.messaging.MessagingStore.Receipt;
import fr.mercure.post.MyMailbox;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import fr.mercure.webmail.MailFrame;
import fr.mercure.webmail.MailFrames;
import fr.mercure.webmail.MailFrames.Wish;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Official messages on the screen, in the frame of the mailbox.
///
/// A GET never writes: what an unopened message says is not in the answer, so nothing that fetches
/// pages by itself can open one. Opening is a POST that a person sends (docs/adr/0013).
@Controller
class MessagingPages {
  private static final int ROWS = 50;
  private static final String RECEPTION = "reception";
  private static final String ALL = "officiels";
  private static final String WAITING = "en-attente";

  private final MessagingStore store;
  private final MailFrames frames;
  private final Templates templates;
  private final Clock clock;

  MessagingPages(MessagingStore store, MailFrames frames, Templates templates, Clock clock) {
    this.store = store;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @GetMapping("/messagerie/{box}/{folder:" + ALL + "|" + WAITING + "}")
  @Allowed(Right.MAIL_READ)
  Page list(
      Actor actor,
      Shell shell,
      @PathVariable String box,
      @PathVariable String folder,
      @RequestParam(defaultValue = "") String apres) {
    Box own = Box.named(box, actor);
    List<Listed> rows =
        store.list(own.addressee(), folder.equals(WAITING), false, ListPlace.read(apres), ROWS + 1);
    MailboxReader reader = reader(shell, own);
    MailFrame frame =
        frames
            .of(shell, actor, frames.mailbox(actor, box), RECEPTION, Wish.ALL, Optional.empty())
            .with(
                folder,
                shell.text("webmail.folder." + folder),
                rows.stream().limit(ROWS).map(row -> reader.line(row, "")).toList(),
                rows.size() > ROWS ? next(rows.get(ROWS - 1), folder, own) : "");
    return page(new MailboxPage(frame, Optional.empty(), Optional.empty()));
  }

  @GetMapping("/messagerie/{box}/m/{reference}")
  @Allowed(Right.MAIL_READ)
  Page read(Actor actor, Shell shell, @PathVariable String box, @PathVariable String reference) {
    Box own = Box.named(box, actor);
    OfficialMessage message = find(own, reference).message();
    Reading reading = reader(shell, own).reading(message, store.receipt(reference, actor.id()));
    MyMailbox mailbox = frames.mailbox(actor, box);
    MailFrame frame =
        frames.of(shell, actor, mailbox, RECEPTION, Wish.beside(reading.path()), Optional.empty());
    Optional<String> letter = frames.letter(actor, mailbox, reference);
    return page(
        new MailboxPage(frame, Optional.of(reading), letter.map(at -> own.path() + "/" + at)));
  }

  /// The act of opening: writes the receipt, then shows the message.
  @PostMapping("/messagerie/{box}/m/{reference}/ouvrir")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> open(Actor actor, @PathVariable String box, @PathVariable String reference) {
    Box own = Box.named(box, actor);
    find(own, reference);
    store.open(reference, actor.id(), actor.name());
    frames.read(actor, frames.mailbox(actor, box), reference);
    return seeOther(own.path() + "/m/" + reference);
  }

  /// The link of the reader's receipt, as the text whose SHA-256 is the chain hash.
  @GetMapping("/messagerie/{box}/m/{reference}/attestation")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<String> attestation(
      Actor actor, Shell shell, @PathVariable String box, @PathVariable String reference) {
    Box own = Box.named(box, actor);
    OfficialMessage message = find(own, reference).message();
    Receipt receipt =
        store
            .receipt(reference, actor.id())
            .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    String name = "attestation-%s.txt".formatted(reference);
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/plain;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
        .body(
            shell.text("messaging.attestation", receipt.chain(), message.sha256())
                + "\n\n--- receipt.txt\n"
                + receipt.text()
                + "\n--- message.txt\n"
                + message.canonical());
  }

  private Page page(MailboxPage page) {
    return new Page(templates.messagingMailbox(page));
  }

  private static String next(Listed last, String folder, Box box) {
    return "%s/%s?apres=%s".formatted(box.path(), folder, ListPlace.of(last));
  }

  private Listed find(Box box, String reference) {
    return store
        .find(box.addressee(), reference)
        .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
  }

  private MailboxReader reader(Shell shell, Box box) {
    return new MailboxReader(shell.texts(), clock.instant(), box.path(), box.name());
  }

  private static ResponseEntity<Void> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
