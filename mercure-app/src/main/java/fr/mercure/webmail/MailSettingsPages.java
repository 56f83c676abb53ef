// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.springframework.http.HttpStatus.FORBIDDEN;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.mail.Access;
import fr.mercure.post.MyMailbox;
import fr.mercure.post.MyMailboxes;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import fr.mercure.webmail.MailFrame.Link;
import fr.mercure.webmail.Passage.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Signatures, templates, tags and searches of a mailbox.
@Controller
class MailSettingsPages {
  private static final int MOST = 50;
  private static final int LONGEST_QUERY = 300;

  private final MyMailboxes mailboxes;
  private final MailFrames frames;
  private final PassageStore passages;
  private final TagStore tags;
  private final Templates templates;

  MailSettingsPages(
      MyMailboxes mailboxes,
      MailFrames frames,
      PassageStore passages,
      TagStore tags,
      Templates templates) {
    this.mailboxes = mailboxes;
    this.frames = frames;
    this.passages = passages;
    this.tags = tags;
    this.templates = templates;
  }

  @GetMapping("/messagerie/{box}/reglages")
  @Allowed(Right.MAIL_READ)
  Page show(
      Actor actor,
      Shell shell,
      @PathVariable String box,
      @RequestParam(defaultValue = "") String fait) {
    return page(shell, actor, frames.mailbox(actor, box), fait.equals("garde"), List.of());
  }

  /// Keeps a signature or a template.
  @PostMapping("/messagerie/{box}/reglages/{kind:signatures|modeles}")
  @Allowed(Right.MAIL_READ)
  Object keep(
      Actor actor,
      Shell shell,
      @PathVariable String box,
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String nom,
      @RequestParam(defaultValue = "") String sujet,
      @RequestParam(defaultValue = "") String corps) {
    MyMailbox mailbox = mine(actor, box);
    boolean signature = kind.equals("signatures");
    String body = corps.replace("\r\n", "\n").strip();
    var passage =
        new Passage(
            0,
            signature ? Kind.SIGNATURE : Kind.TEMPLATE,
            nom.strip(),
            signature ? "" : sujet.strip(),
            body);
    List<FormError> errors = errors(shell, actor, mailbox, passage);
    if (!errors.isEmpty()) {
      return page(shell, actor, mailbox, false, errors);
    }
    passages.keep(mailbox.box().id(), actor.id(), passage);
    return kept(mailbox);
  }

  @PostMapping("/messagerie/{box}/reglages/{kind:signatures|modeles}/{id:[0-9]{1,18}}/supprimer")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> remove(
      Actor actor, @PathVariable String box, @PathVariable String kind, @PathVariable long id) {
    MyMailbox mailbox = mine(actor, box);
    passages.remove(
        mailbox.box().id(),
        actor.id(),
        kind.equals("signatures") ? Kind.SIGNATURE : Kind.TEMPLATE,
        id);
    return kept(mailbox);
  }

  @PostMapping("/messagerie/{box}/reglages/etiquettes")
  @Allowed(Right.MAIL_READ)
  Object keepTag(
      Actor actor,
      Shell shell,
      @PathVariable String box,
      @RequestParam(defaultValue = "") String nom,
      @RequestParam(defaultValue = "") String couleur) {
    MyMailbox mailbox = mine(actor, box);
    String name = nom.strip();
    String keyword = MailTag.keyword(name);
    List<MailTag> known = tags.of(mailbox.box().id());
    if (keyword.isEmpty() || name.length() > MailTag.LONGEST_NAME) {
      return page(
          shell, actor, mailbox, false, List.of(error(shell, "etiquette", MailTag.LONGEST_NAME)));
    }
    if (known.size() >= MOST) {
      return page(shell, actor, mailbox, false, List.of(tooMany(shell, "etiquette")));
    }
    String colour = MailTag.COLOURS.contains(couleur) ? couleur : MailTag.COLOURS.getFirst();
    tags.keep(mailbox.box().id(), name, keyword, colour);
    return kept(mailbox);
  }

  @PostMapping("/messagerie/{box}/reglages/etiquettes/{id:[0-9]{1,18}}/supprimer")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> removeTag(Actor actor, @PathVariable String box, @PathVariable long id) {
    MyMailbox mailbox = mine(actor, box);
    tags.remove(mailbox.box().id(), id);
    return kept(mailbox);
  }

  /// Keeps a search under the folders of the mailbox.
  @PostMapping("/messagerie/{box}/reglages/recherches")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> keepSearch(
      Actor actor, @PathVariable String box, @RequestParam(defaultValue = "") String q) {
    MyMailbox mailbox = frames.mailbox(actor, box);
    String query = q.strip();
    boolean room = tags.searches(mailbox.box().id(), actor.id()).size() < MOST;
    if (room && !query.isEmpty() && query.length() <= LONGEST_QUERY) {
      tags.keepSearch(mailbox.box().id(), actor.id(), query);
    }
    return kept(mailbox);
  }

  @PostMapping("/messagerie/{box}/reglages/recherches/{id:[0-9]{1,18}}/supprimer")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> removeSearch(Actor actor, @PathVariable String box, @PathVariable long id) {
    MyMailbox mailbox = frames.mailbox(actor, box);
    tags.removeSearch(mailbox.box().id(), actor.id(), id);
    return kept(mailbox);
  }

  private MyMailbox mine(Actor actor, String box) {
    MyMailbox mailbox = frames.mailbox(actor, box);
    if (!mailbox.box().allows(Access.REPLY)) {
      throw new ResponseStatusException(FORBIDDEN);
    }
    return mailbox;
  }

  private List<FormError> errors(Shell shell, Actor actor, MyMailbox mailbox, Passage passage) {
    String kind = passage.kind() == Kind.SIGNATURE ? "signature" : "modele";
    var errors = new ArrayList<FormError>();
    if (passage.name().isEmpty() || passage.name().length() > Passage.LONGEST_NAME) {
      errors.add(error(shell, kind, Passage.LONGEST_NAME));
    }
    if (passage.body().isEmpty() || passage.body().length() > Passage.LONGEST_BODY) {
      errors.add(error(shell, kind + "-corps", Passage.LONGEST_BODY));
    }
    if (passage.subject().length() > Passage.LONGEST_SUBJECT) {
      errors.add(error(shell, "modele-sujet", Passage.LONGEST_SUBJECT));
    }
    if (passages.of(mailbox.box().id(), actor.id(), passage.kind()).size() >= MOST) {
      errors.add(tooMany(shell, kind));
    }
    return errors;
  }

  private static FormError error(Shell shell, String field, int longest) {
    return new FormError(field, shell.text("webmail.settings.length", longest));
  }

  private static FormError tooMany(Shell shell, String field) {
    return new FormError(field, shell.text("webmail.settings.too-many", MOST));
  }

  private static ResponseEntity<Void> kept(MyMailbox mailbox) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(mailbox.path() + "/reglages?fait=garde"))
        .build();
  }

  private Page page(
      Shell shell, Actor actor, MyMailbox mailbox, boolean kept, List<FormError> errors) {
    long box = mailbox.box().id();
    String path = mailbox.path() + "/reglages";
    var page =
        new MailSettingsPage(
            shell,
            mailbox.path(),
            mailbox.name(),
            mailbox.box().address(),
            mailboxes.of(actor).stream()
                .filter(other -> !other.slug().equals(mailbox.slug()))
                .map(other ->
                    new Link(other.path() + "/reglages", "inbox", other.name(), 0, false, false))
                .toList(),
            passages.of(box, actor.id(), Kind.SIGNATURE),
            passages.of(box, actor.id(), Kind.TEMPLATE),
            tags.of(box),
            tags.searches(box, actor.id()).stream()
                .map(search ->
                    new Link(
                        path + "/recherches/" + search.id() + "/supprimer",
                        "search",
                        search.query(),
                        0,
                        false,
                        false))
                .toList(),
            kept,
            errors);
    return new Page(
        templates.webmailSettings(page),
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
