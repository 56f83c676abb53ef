// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// Adding an authenticator application, as shown.
///
/// @param action where the form goes
/// @param signedIn whether one has signed in before, and replaces an application
/// @param asksPassword whether the password must be typed again
/// @param qr what the telephone reads
/// @param secret the same as text, in fours
/// @param sandboxCode the code to type; in a sandbox only
/// @param code of the cause that refused the form before
/// @param errors of the form
public record EnrolmentPage(
    Shell shell,
    String action,
    boolean signedIn,
    boolean asksPassword,
    QrCode qr,
    String secret,
    Optional<String> sandboxCode,
    Optional<String> code,
    List<FormError> errors) {

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return FieldErrors.of(errors, field);
  }
}
