// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The invitations to one's company or office, as shown.
///
/// @param choices rights that the inviter can hand on
/// @param email as typed
/// @param chosen rights as ticked
/// @param made link just made: shown now and never again
/// @param code of the cause that refused the form
/// @param errors of the form
public record InvitationListPage(
    Shell shell,
    List<Row> rows,
    List<Choice> choices,
    String email,
    List<String> chosen,
    Optional<String> made,
    Optional<String> code,
    List<FormError> errors) {

  /// One invitation.
  ///
  /// @param state `open`, `used`, `revoked` or `expired`
  public record Row(Invitation invitation, String state) {}

  /// The rights of an invitation, as a list of sentences.
  public String rights(Invitation invitation) {
    return invitation.rights().stream()
        .sorted()
        .map(right -> shell.text("right." + right))
        .collect(Collectors.joining(" ; "));
  }

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return FieldErrors.of(errors, field);
  }
}
