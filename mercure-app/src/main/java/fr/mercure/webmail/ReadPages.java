// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.mail.Access;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Folder;
import fr.mercure.mail.MailContent;
import fr.mercure.mail.MailStore;
import fr.mercure.post.MyMailbox;
import fr.mercure.post.MyMailboxes;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import fr.mercure.webmail.MailReading.Found;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Lists and messages on the screen. A GET never writes, not even that a message was read.
@Controller
class ReadPages {
  static final String PLACE =
      "{place:reception|brouillons|envoyes|archivage|indesirables|corbeille|dossier-[0-9]{1,18}}";

  /// Of the frame that shows HTML of strangers: nothing runs, nothing is fetched.
  private static final String FRAME_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
          + " form-action 'none'; base-uri 'none';"
          + " sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";

  private final MyMailboxes mailboxes;
  private final MailFrames frames;
  private final MailReading reading;
  private final MailStore mail;
  private final MailEntries entries;
  private final MailTeams teams;
  private final MailDone done;
  private final Templates templates;

  ReadPages(
      MyMailboxes mailboxes,
      MailFrames frames,
      MailReading reading,
      MailStore mail,
      MailEntries entries,
      MailTeams teams,
      MailDone done,
      Templates templates) {
    this.mailboxes = mailboxes;
    this.frames = frames;
    this.reading = reading;
    this.mail = mail;
    this.entries = entries;
    this.teams = teams;
    this.done = done;
    this.templates = templates;
  }

  /// The first mailbox of the reader.
  @GetMapping("/messagerie")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> first(Actor actor) {
    MyMailbox first =
        mailboxes.of(actor).stream()
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(first.path() + "/" + MailPlaces.INBOX))
        .build();
  }

  @GetMapping("/messagerie/{box}/" + PLACE)
  @Allowed(Right.MAIL_READ)
  Page list(
      Actor actor,
      Shell shell,
      @PathVariable String box,
      @PathVariable String place,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String etat,
      @RequestParam(defaultValue = "") String apres,
      @RequestParam Map<String, String> all) {
    var wish = new MailFrames.Wish(q, etat.equals("non-lus"), apres, "");
    MyMailbox mailbox = frames.mailbox(actor, box);
    return new Page(
        templates.webmailList(
            frames.of(shell, actor, mailbox, place, wish, done.of(shell, mailbox, all))));
  }

  @GetMapping("/messagerie/{box}/" + PLACE + "/{uid:[0-9]{1,18}}")
  @Allowed(Right.MAIL_READ)
  Page read(
      Actor actor,
      Shell shell,
      @PathVariable String box,
      @PathVariable String place,
      @PathVariable long uid,
      @RequestParam Map<String, String> all) {
    Found found = reading.find(actor, box, place, uid);
    MailFrame frame =
        frames.of(
            shell,
            actor,
            found.mailbox(),
            place,
            MailFrames.Wish.beside(found.path()),
            done.of(shell, found.mailbox(), all));
    return new Page(templates.webmailMessage(page(shell, actor, found, frame)));
  }

  /// The HTML of a message, for the frame that shows it.
  @GetMapping(
      path = "/messagerie/{box}/" + PLACE + "/{uid:[0-9]{1,18}}/corps",
      produces = MediaType.ALL_VALUE)
  @Allowed(Right.MAIL_READ)
  ResponseEntity<byte[]> body(
      Actor actor, @PathVariable String box, @PathVariable String place, @PathVariable long uid) {
    MailContent content = reading.find(actor, box, place, uid).content();
    String clean = MailHtml.of(content.html(), content.parts()).html();
    String page =
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>.</title><style>"
            + "body{font:16px/1.5 sans-serif;margin:0;overflow-wrap:anywhere}img{max-width:100%;"
            + "height:auto}table{max-width:100%}small{color:#5c6b73}</style></head><body>"
            + clean
            + "</body></html>";
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Content-Security-Policy", FRAME_POLICY)
        .body(page.getBytes(StandardCharsets.UTF_8));
  }

  /// An attachment, to be saved.
  @GetMapping(
      path = "/messagerie/{box}/" + PLACE + "/{uid:[0-9]{1,18}}/piece/{number:[0-9]{1,3}}",
      produces = MediaType.ALL_VALUE)
  @Allowed(Right.MAIL_READ)
  ResponseEntity<byte[]> file(
      Actor actor,
      @PathVariable String box,
      @PathVariable String place,
      @PathVariable long uid,
      @PathVariable int number) {
    List<MailContent.Part> parts = reading.find(actor, box, place, uid).content().parts();
    if (number >= parts.size()) {
      throw new ResponseStatusException(NOT_FOUND);
    }
    MailContent.Part part = parts.get(number);
    String name = part.name().isEmpty() ? "piece-" + (number + 1) : part.name();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(part.bytes());
  }

  /// A picture or a text among the attachments, to be looked at.
  @GetMapping(
      path = "/messagerie/{box}/" + PLACE + "/{uid:[0-9]{1,18}}/piece/{number:[0-9]{1,3}}/apercu",
      produces = MediaType.ALL_VALUE)
  @Allowed(Right.MAIL_READ)
  ResponseEntity<byte[]> preview(
      Actor actor,
      @PathVariable String box,
      @PathVariable String place,
      @PathVariable long uid,
      @PathVariable int number) {
    return reading.find(actor, box, place, uid).content().parts().stream()
        .skip(number)
        .findFirst()
        .flatMap(MailPreview::of)
        .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
  }

  private MailMessagePage page(Shell shell, Actor actor, Found found, MailFrame frame) {
    List<Folder> folders = mail.folders().of(found.mailbox().box().id(), actor.id());
    String place = MailPlaces.slug(found.folder());
    String subject = found.content().subject();
    return new MailMessagePage(
        frame,
        subject.isBlank() ? shell.text("webmail.no-subject") : subject,
        found.list() + "/acte",
        found.placed().uid(),
        "/messagerie/ecrire?de=%s&source=%s/%d"
            .formatted(found.mailbox().slug(), place, found.placed().uid()),
        found.mailbox().box().allows(Access.REPLY),
        found.placed().flags().has(Flags.FLAGGED),
        place.equals(MailPlaces.TRASH),
        place.equals(MailPlaces.JUNK),
        MailPlaces.sorted(folders).stream()
            .filter(folder -> folder.id() != found.folder().id())
            .map(folder ->
                new MailMessagePage.Target(
                    MailPlaces.slug(folder), MailPlaces.name(folder, shell.texts())))
            .toList(),
        entries.of(shell, actor, found, folders),
        teams.of(shell, actor, found));
  }
}
