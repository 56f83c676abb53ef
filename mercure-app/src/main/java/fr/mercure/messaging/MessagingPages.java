// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.messaging.MailboxPage.Reading;
import fr.mercure.messaging.MessagingStore.Listed;
import fr.mercure.messaging.MessagingStore.Receipt;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
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

/// Mailboxes on the screen.
///
/// A GET never writes: what an unopened message says is not in the answer, so nothing that fetches
/// pages by itself can open one. Opening is a POST that a person sends (docs/adr/0013).
@Controller
class MessagingPages {
  private static final int ROWS = 50;
  private static final String RECEPTION = "reception";
  private static final String WAITING = "en-attente";
  private static final String UNOPENED = "non-ouverts";

  private final MessagingStore store;
  private final Templates templates;
  private final Clock clock;

  MessagingPages(MessagingStore store, Templates templates, Clock clock) {
    this.store = store;
    this.templates = templates;
    this.clock = clock;
  }

  /// The mailbox of the reader's company or office.
  @GetMapping("/messagerie")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> own(Actor actor) {
    return seeOther(Box.of(actor).path() + "/" + RECEPTION);
  }

  @GetMapping("/messagerie/{box}/{folder:" + RECEPTION + "|" + WAITING + "}")
  @Allowed(Right.MAIL_READ)
  Page list(
      Actor actor,
      Shell shell,
      @PathVariable String box,
      @PathVariable String folder,
      @RequestParam(defaultValue = "") String apres,
      @RequestParam(defaultValue = "") String etat) {
    return page(
        shell, Box.named(box, actor), folder, etat.equals(UNOPENED), apres, Optional.empty());
  }

  @GetMapping("/messagerie/{box}/m/{reference}")
  @Allowed(Right.MAIL_READ)
  Page read(Actor actor, Shell shell, @PathVariable String box, @PathVariable String reference) {
    Box own = Box.named(box, actor);
    Listed listed = find(own, reference);
    MailboxReader reader = reader(shell, own);
    Reading reading = reader.reading(listed.message(), store.receipt(reference, actor.id()));
    return page(shell, own, RECEPTION, false, "", Optional.of(reading));
  }

  /// The act of opening: writes the receipt, then shows the message.
  @PostMapping("/messagerie/{box}/m/{reference}/ouvrir")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> open(Actor actor, @PathVariable String box, @PathVariable String reference) {
    Box own = Box.named(box, actor);
    find(own, reference);
    store.open(reference, actor.id(), actor.name());
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

  private Page page(
      Shell shell,
      Box box,
      String folder,
      boolean unopenedOnly,
      String from,
      Optional<Reading> reading) {
    List<Listed> rows =
        store.list(
            box.addressee(), folder.equals(WAITING), unopenedOnly, ListPlace.read(from), ROWS + 1);
    MailboxReader reader = reader(shell, box);
    return new Page(
        templates.messagingMailbox(
            new MailboxPage(
                shell,
                box.path(),
                box.name(),
                folder,
                store.waiting(box.addressee()).unopened(),
                unopenedOnly,
                rows.stream().limit(ROWS).map(row -> reader.line(row, reading)).toList(),
                rows.size() > ROWS ? next(rows.get(ROWS - 1), folder, box, unopenedOnly) : "",
                reading)));
  }

  private static String next(Listed last, String folder, Box box, boolean unopenedOnly) {
    return "%s/%s?apres=%s%s"
        .formatted(box.path(), folder, ListPlace.of(last), unopenedOnly ? "&etat=" + UNOPENED : "");
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
