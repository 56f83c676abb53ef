// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.mail.MailAddress;
import fr.mercure.mail.MailStore;
import fr.mercure.post.PostOutbound;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What a message must have before it is sent.
@Component
class WriteCheck {
  private static final int LONGEST_SUBJECT = 300;

  private final MailStore mail;
  private final PostOutbound outbound;

  WriteCheck(MailStore mail, PostOutbound outbound) {
    this.mail = mail;
    this.outbound = outbound;
  }

  List<FormError> errors(Shell shell, WriteForm form) {
    var errors = new ArrayList<FormError>();
    if (MailAddress.read(form.a()).isEmpty()
        && MailAddress.read(form.copie()).isEmpty()
        && MailAddress.read(form.cachee()).isEmpty()) {
      errors.add(new FormError("a", shell.text("webmail.error.nobody")));
    }
    unknown(form.a()).ifPresent(u -> errors.add(error(shell, "a", u)));
    unknown(form.copie()).ifPresent(u -> errors.add(error(shell, "copie", u)));
    unknown(form.cachee()).ifPresent(u -> errors.add(error(shell, "cachee", u)));
    if (form.objet().length() > LONGEST_SUBJECT) {
      errors.add(
          new FormError(
              "objet",
              shell.text("webmail.error.subject", form.objet().length(), LONGEST_SUBJECT)));
    }
    return errors;
  }

  private static FormError error(Shell shell, String field, String unknown) {
    return new FormError(field, shell.text("webmail.error.unknown", unknown));
  }

  /// Addresses that are no mailbox here and that nothing leaves for.
  private Optional<String> unknown(String field) {
    String all =
        MailAddress.read(field).stream()
            .map(MailAddress::address)
            .filter(
                address -> mail.mailboxes().find(address).isEmpty() && !outbound.leaves(address))
            .collect(Collectors.joining(", "));
    boolean nothingRead = !field.isBlank() && MailAddress.read(field).isEmpty();
    return nothingRead ? Optional.of(field) : Optional.of(all).filter(text -> !text.isEmpty());
  }
}
