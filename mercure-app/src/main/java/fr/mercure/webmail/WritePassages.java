// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.identity.Actor;
import fr.mercure.mail.MailAddress;
import fr.mercure.post.MyMailbox;
import fr.mercure.web.Choice;
import fr.mercure.web.Shell;
import fr.mercure.webmail.Passage.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Signatures and templates in the form of a message. Both follow the mailbox in whose name it is
/// written.
@Component
class WritePassages {
  private final PassageStore passages;
  private final Clock clock;

  WritePassages(PassageStore passages, Clock clock) {
    this.passages = passages;
    this.clock = clock;
  }

  /// A form and the signature that its text bears.
  ///
  /// @param signature key; 0 for none
  record Signed(WriteForm form, long signature) {}

  /// A form that nobody has typed in yet, with the usual signature.
  Signed fresh(Actor actor, MyMailbox mailbox, WriteForm form) {
    return signatures(actor, mailbox).stream()
        .findFirst()
        .map(usual ->
            new Signed(
                form.with(form.objet(), PassageText.signed(form.texte(), "", usual.body())),
                usual.id()))
        .orElseGet(() -> new Signed(form, 0));
  }

  /// The form with another signature.
  ///
  /// @param before the one that its text bears, of whatever mailbox
  /// @param wanted one of this mailbox; any other key means none
  Signed signed(Actor actor, MyMailbox mailbox, WriteForm form, long before, long wanted) {
    String old = passages.signature(actor.id(), before).map(Passage::body).orElse("");
    Optional<Passage> signature = find(signatures(actor, mailbox), wanted);
    String text = PassageText.signed(form.texte(), old, signature.map(Passage::body).orElse(""));
    return new Signed(form.with(form.objet(), text), signature.map(Passage::id).orElse(0L));
  }

  /// The form with a template at its beginning, its variables filled in.
  WriteForm begun(Shell shell, Actor actor, MyMailbox mailbox, WriteForm form, long template) {
    return find(templates(actor, mailbox), template)
        .map(chosen -> {
          Map<String, String> values = values(shell, actor, mailbox, form);
          String subject =
              form.objet().isBlank() ? PassageText.filled(chosen.subject(), values) : form.objet();
          String words = PassageText.filled(chosen.body(), values);
          return form.with(subject, PassageText.begun(form.texte(), words));
        })
        .orElse(form);
  }

  private Map<String, String> values(Shell shell, Actor actor, MyMailbox mailbox, WriteForm form) {
    String recipient =
        MailAddress.read(form.a()).stream()
            .findFirst()
            .map(to -> to.name().isBlank() ? to.address() : to.name())
            .orElse("");
    return Map.of(
        "moi", actor.name(),
        "boite", mailbox.name(),
        "objet", form.objet(),
        "destinataire", recipient,
        "mrn", PassageText.mrn(form.objet() + "\n" + form.texte()),
        "date", shell.texts().date(clock.instant()));
  }

  List<Choice> signatureChoices(Actor actor, MyMailbox mailbox) {
    return choices(signatures(actor, mailbox));
  }

  List<Choice> templateChoices(Actor actor, MyMailbox mailbox) {
    return choices(templates(actor, mailbox));
  }

  private static List<Choice> choices(List<Passage> passages) {
    return passages.stream().map(p -> new Choice(Long.toString(p.id()), p.name())).toList();
  }

  private List<Passage> signatures(Actor actor, MyMailbox mailbox) {
    return passages.of(mailbox.box().id(), actor.id(), Kind.SIGNATURE);
  }

  private List<Passage> templates(Actor actor, MyMailbox mailbox) {
    return passages.of(mailbox.box().id(), actor.id(), Kind.TEMPLATE);
  }

  private static Optional<Passage> find(List<Passage> passages, long id) {
    return passages.stream().filter(p -> p.id() == id).findFirst();
  }
}
