// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// An invitation, as shown to whoever opened its link.
///
/// @param link path of this page
/// @param rights as sentences
/// @param way what the reader can do now
/// @param visitor name of who is signed in, if somebody is
/// @param passkeys whether passkeys serve at this address
/// @param name as typed
/// @param shortest characters that a password needs
/// @param code of the cause that refused the form
/// @param errors of the form
public record JoiningPage(
    Shell shell,
    String link,
    Invitation invitation,
    List<String> rights,
    Way way,
    String visitor,
    boolean passkeys,
    String name,
    int shortest,
    Optional<String> code,
    List<FormError> errors) {

  /// How one may join.
  public enum Way {
    /// There is no account yet: choose how to sign in.
    CHOOSE,
    /// There is an account: sign in first.
    SIGN_IN,
    /// Signed in as the person invited: accept.
    ACCEPT,
    /// Signed in as somebody else.
    OTHER
  }

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return FieldErrors.of(errors, field);
  }
}
