// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import fr.mercure.webmail.MailFrame.Link;
import java.util.List;

/// What a person arranges for a mailbox.
///
/// @param path of the mailbox
/// @param name of the mailbox
/// @param address of the mailbox
/// @param others settings of the other mailboxes of the reader
/// @param searches addresses are those of their forms
/// @param kept whether something was just kept
public record MailSettingsPage(
    Shell shell,
    String path,
    String name,
    String address,
    List<Link> others,
    List<Passage> signatures,
    List<Passage> templates,
    List<MailTag> tags,
    List<Link> searches,
    boolean kept,
    List<FormError> errors) {
  public MailSettingsPage {
    others = List.copyOf(others);
    signatures = List.copyOf(signatures);
    templates = List.copyOf(templates);
    tags = List.copyOf(tags);
    searches = List.copyOf(searches);
    errors = List.copyOf(errors);
  }

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return FormError.of(errors, field);
  }

  /// Colours to choose from.
  public List<String> colours() {
    return MailTag.COLOURS;
  }
}
