// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// How to connect a mail program, and its passwords.
///
/// @param address of the person's own mailbox: the user name
/// @param doors for programs, those with TLS from the first byte first
/// @param authority whether a certificate is to be installed first
/// @param passwords living ones first
/// @param name as typed before
/// @param made the password just made: shown now and never again
public record MailProgramPage(
    Shell shell,
    String address,
    List<PostDoor> doors,
    boolean authority,
    List<AppPassword> passwords,
    String name,
    Optional<String> made,
    List<FormError> errors) {
  public MailProgramPage {
    doors = List.copyOf(doors);
    passwords = List.copyOf(passwords);
    errors = List.copyOf(errors);
  }

  /// The error of the name; empty if there is none.
  public String nameError() {
    return errors.isEmpty() ? "" : errors.getFirst().text();
  }
}
