// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;

/// Writing a message.
///
/// @param back address of the list to go back to
/// @param identities mailboxes in whose name one may write, by slug
/// @param form as typed or prepared
/// @param files attachments that are there already, of the draft or of the message forwarded
/// @param known addresses to choose from
/// @param signature key of the one that the text bears; `0` for none
/// @param busy who else is answering the same message, as sentences
public record WritePage(
    Shell shell,
    String back,
    List<Choice> identities,
    WriteForm form,
    List<File> files,
    List<Choice> known,
    String signature,
    List<Choice> signatures,
    List<Choice> templates,
    List<String> busy,
    List<FormError> errors) {
  public WritePage {
    identities = List.copyOf(identities);
    files = List.copyOf(files);
    known = List.copyOf(known);
    signatures = List.copyOf(signatures);
    templates = List.copyOf(templates);
    busy = List.copyOf(busy);
    errors = List.copyOf(errors);
  }

  /// An attachment, kept while it is ticked.
  public record File(int number, String name) {}

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return FormError.of(errors, field);
  }
}
