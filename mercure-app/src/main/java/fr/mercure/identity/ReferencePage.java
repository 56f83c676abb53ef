// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// What is known under the reference of a refusal, as support reads it.
///
/// @param reference as typed
/// @param motif why it is looked up
/// @param found the refusal; empty before one is asked for
/// @param errors of the form
public record ReferencePage(
    Shell shell, String reference, String motif, Optional<Found> found, List<FormError> errors) {

  /// One refusal. Says nothing of the person's company or trade.
  ///
  /// @param step of signing in
  /// @param owner address of the account, all but hidden; empty if it is nobody's
  public record Found(
      String step, String code, String text, String remedy, String at, String from, String owner) {}

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return FieldErrors.of(errors, field);
  }
}
