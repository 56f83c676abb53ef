// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// One's own passkeys, as shown.
///
/// @param here whether passkeys serve at this address
/// @param name as typed for the new key
/// @param done what was just changed, as a sentence
/// @param code of the cause that refused the form before
/// @param errors of the form
public record PasskeyListPage(
    Shell shell,
    List<Passkey> keys,
    boolean here,
    String name,
    Optional<String> done,
    Optional<String> code,
    List<FormError> errors) {

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return FieldErrors.of(errors, field);
  }
}
