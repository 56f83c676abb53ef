// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.springframework.http.HttpStatus.FORBIDDEN;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.mail.Access;
import fr.mercure.mail.MailContent;
import fr.mercure.post.MyMailbox;
import fr.mercure.post.MyMailboxes;
import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.templates.Templates;
import fr.mercure.webmail.MailReading.Found;
import fr.mercure.webmail.WritePassages.Signed;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Writing: new messages, answers, forwards, drafts.
@Controller
class WritePages {
  private final MyMailboxes mailboxes;
  private final WriteDesk desk;
  private final Outgoing outgoing;
  private final AnswerForm answers;
  private final WriteCheck check;
  private final WritePassages passages;
  private final Colleagues colleagues;
  private final Templates templates;

  WritePages(
      MyMailboxes mailboxes,
      WriteDesk desk,
      Outgoing outgoing,
      AnswerForm answers,
      WriteCheck check,
      WritePassages passages,
      Colleagues colleagues,
      Templates templates) {
    this.mailboxes = mailboxes;
    this.desk = desk;
    this.outgoing = outgoing;
    this.answers = answers;
    this.check = check;
    this.passages = passages;
    this.colleagues = colleagues;
    this.templates = templates;
  }

  /// A form, empty or prepared.
  ///
  /// @param de slug of the mailbox; the first one if empty
  /// @param source `folder/uid` of the message answered or forwarded, or of a draft
  /// @param mode `repondre`, `a-tous`, `transferer` or `brouillon`
  @GetMapping("/messagerie/ecrire")
  @Allowed(Right.MAIL_READ)
  Page write(
      Actor actor,
      Shell shell,
      @RequestParam(defaultValue = "") String de,
      @RequestParam(defaultValue = "") String a,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "repondre") String mode) {
    MyMailbox mailbox = mailbox(actor, de);
    WriteForm form =
        desk.named(actor, mailbox, source)
            .map(found -> answers.of(shell.texts(), found, mode))
            .orElseGet(
                () -> new WriteForm(mailbox.slug(), a, "", "", "", "", 0, "", "", List.of()));
    Signed signed =
        mode.equals("brouillon") ? new Signed(form, 0) : passages.fresh(actor, mailbox, form);
    return page(shell, actor, signed, List.of());
  }

  /// Sends, or keeps the draft, or puts a signature or a template into the form.
  ///
  /// @param acte `envoyer`, `signature`, `modele`; anything else keeps the draft
  /// @param signee key of the signature that the text bears
  /// @param signature, modele keys of those wanted
  @PostMapping("/messagerie/ecrire")
  @Allowed(Right.MAIL_READ)
  Object save(
      Actor actor,
      Shell shell,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam(required = false) @Nullable List<MultipartFile> fichiers,
      @RequestParam(defaultValue = "") String acte,
      @RequestParam(defaultValue = "0") long signee,
      @RequestParam(defaultValue = "0") long signature,
      @RequestParam(defaultValue = "0") long modele) {
    WriteForm form = WriteForm.read(fields);
    MyMailbox mailbox = mailbox(actor, form.de());
    List<MailContent.Part> parts = parts(fichiers == null ? List.of() : fichiers);
    if (acte.equals("signature")) {
      WriteForm kept = withFiles(actor, mailbox, form, parts);
      Signed signed = passages.signed(actor, mailbox, kept, signee, signature);
      return page(shell, actor, signed, List.of());
    }
    if (acte.equals("modele")) {
      WriteForm kept = withFiles(actor, mailbox, form, parts);
      WriteForm begun = passages.begun(shell, actor, mailbox, kept, modele);
      return page(shell, actor, new Signed(begun, signee), List.of());
    }
    boolean sending = acte.equals("envoyer");
    List<FormError> errors = sending ? check.errors(shell, form) : List.of();
    if (!errors.isEmpty()) {
      return page(shell, actor, new Signed(form, signee), errors);
    }
    Optional<Long> draft = desk.keep(actor, mailbox, form, parts);
    if (draft.isEmpty()) {
      var full = new FormError("", shell.text("webmail.full"));
      return page(shell, actor, new Signed(form, signee), List.of(full));
    }
    if (!sending) {
      return seeOther(
          "/messagerie/ecrire?de=%s&source=%s/%d&mode=brouillon&fait=brouillon"
              .formatted(mailbox.slug(), MailPlaces.DRAFTS, draft.get()));
    }
    long leaving =
        outgoing.add(actor, mailbox, draft.get(), desk.named(actor, mailbox, form.reponse()));
    desk.answered(actor, mailbox, form);
    return seeOther(
        "%s/%s?fait=envoi&envoi=%d".formatted(mailbox.path(), MailPlaces.INBOX, leaving));
  }

  /// Files that came with the form go into its draft: a page that is shown again forgets them.
  private WriteForm withFiles(
      Actor actor, MyMailbox mailbox, WriteForm form, List<MailContent.Part> parts) {
    return Optional.of(parts)
        .filter(some -> !some.isEmpty())
        .flatMap(some -> desk.keep(actor, mailbox, form, some))
        .map(uid -> form.keptAs(uid, form.garder().size() + parts.size()))
        .orElse(form);
  }

  /// Keeps the draft while somebody types; files stay with the form until it is sent or kept.
  ///
  /// @return UID of the draft
  @PostMapping("/messagerie/ecrire/brouillon")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<String> autosave(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
    WriteForm form = WriteForm.read(fields);
    return desk.keep(actor, mailbox(actor, form.de()), form, List.of())
        .map(uid -> ResponseEntity.ok(Long.toString(uid)))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.INSUFFICIENT_STORAGE).build());
  }

  /// Holds back a message that has not left yet.
  @PostMapping("/messagerie/ecrire/retenir")
  @Allowed(Right.MAIL_READ)
  ResponseEntity<Void> holdBack(Actor actor, @RequestParam long envoi) {
    return outgoing
        .holdBack(actor, envoi)
        .flatMap(held ->
            mailboxes.of(actor).stream()
                .filter(mailbox -> mailbox.box().id() == held.mailbox())
                .findFirst()
                .map(mailbox ->
                    seeOther(
                        "/messagerie/ecrire?de=%s&source=%s/%d&mode=brouillon"
                            .formatted(mailbox.slug(), MailPlaces.DRAFTS, held.draft()))))
        .orElseGet(() -> seeOther("/messagerie"));
  }

  private MyMailbox mailbox(Actor actor, String slug) {
    return mailboxes.of(actor).stream()
        .filter(mailbox -> slug.isEmpty() || mailbox.slug().equals(slug))
        .filter(mailbox -> mailbox.box().allows(Access.REPLY))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(FORBIDDEN));
  }

  private static List<MailContent.Part> parts(List<MultipartFile> files) {
    return files.stream()
        .filter(file -> !file.isEmpty())
        .map(file -> {
          try {
            String type = file.getContentType();
            String name = file.getOriginalFilename();
            return new MailContent.Part(
                name == null ? "" : name, type == null ? "" : type, "", false, file.getBytes());
          } catch (IOException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a file was cut short", e);
          }
        })
        .toList();
  }

  private Page page(Shell shell, Actor actor, Signed signed, List<FormError> errors) {
    WriteForm form = signed.form();
    MyMailbox mailbox = mailbox(actor, form.de());
    var page =
        new WritePage(
            shell,
            mailbox.path() + "/" + MailPlaces.INBOX,
            mailboxes.of(actor).stream()
                .filter(m -> m.box().allows(Access.REPLY))
                .map(m -> new Choice(m.slug(), m.name() + " <" + m.box().address() + ">"))
                .toList(),
            form,
            files(actor, mailbox, form),
            known(actor, mailbox),
            Long.toString(signed.signature()),
            passages.signatureChoices(actor, mailbox),
            passages.templateChoices(actor, mailbox),
            desk.others(actor, mailbox, form).stream()
                .map(other -> shell.text("webmail.answering", other.name(), other.at()))
                .toList(),
            errors);
    return new Page(
        templates.webmailWrite(page),
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private List<WritePage.File> files(Actor actor, MyMailbox mailbox, WriteForm form) {
    List<MailContent.Part> parts =
        desk.named(actor, mailbox, form.source())
            .map(Found::content)
            .map(MailContent::parts)
            .orElse(List.of());
    return IntStream.range(0, parts.size())
        .filter(number -> !form.garder().isEmpty() || form.brouillon() > 0)
        .mapToObj(number -> new WritePage.File(number, parts.get(number).name()))
        .toList();
  }

  /// Colleagues, and the shared mailbox.
  private List<Choice> known(Actor actor, MyMailbox own) {
    Stream<String> people =
        colleagues.of(actor).stream().flatMap(p -> mailboxes.addressOf(p.id()).stream());
    return Stream.concat(
            people, mailboxes.of(actor).stream().map(mailbox -> mailbox.box().address()))
        .filter(address -> !address.equals(own.box().address()))
        .distinct()
        .map(address -> new Choice(address, address))
        .toList();
  }

  private static ResponseEntity<Void> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
