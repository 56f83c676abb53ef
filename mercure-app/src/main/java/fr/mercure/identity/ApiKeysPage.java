// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// Keys of software, as shown.
///
/// @param keys living ones first
/// @param certificates whether a machine may show a certificate in place of its key
/// @param choices rights that a new key may have
/// @param name as typed before
/// @param chosen rights ticked before
/// @param made the key just made: shown now and never again
/// @param errors of the form
public record ApiKeysPage(
    Shell shell,
    List<ApiKey> keys,
    boolean certificates,
    List<Choice> choices,
    String name,
    List<String> chosen,
    Optional<String> made,
    List<FormError> errors) {

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FormError::text)
        .findFirst()
        .orElse("");
  }

  /// The rights of a key, as one sentence.
  public String rights(ApiKey key) {
    return String.join(
        " · ", key.rights().stream().sorted().map(r -> shell.text("right." + r)).toList());
  }
}
