// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// Somebody else's access, read by support or the habilitation desk.
///
/// @param motif why it is looked at
/// @param seen what was found; none before asking
public record SeenAsPage(
    Shell shell, String email, String motif, Optional<SituationPage> seen, List<FormError> errors) {
  /// What is wrong with a field; empty if nothing is.
  public String error(String field) {
    return FieldErrors.of(errors, field);
  }
}
