// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// Changing one's password, as shown. Nothing typed is ever shown again.
///
/// @param shortest characters that a password needs
/// @param asksPassword whether the present one must be typed: there is one
/// @param email for password managers, which keep it beside the password
/// @param code of the cause that refused the form before
/// @param errors of the form
public record PasswordPage(
    Shell shell,
    int shortest,
    boolean asksPassword,
    String email,
    Optional<String> code,
    List<FormError> errors) {

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return FieldErrors.of(errors, field);
  }
}
