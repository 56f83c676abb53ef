// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// The certificates that stand for one key, as shown.
///
/// @param address of the door, where machines show theirs
/// @param trial whether one may be made to try
/// @param typed what was pasted before
/// @param code of the cause that refused it
public record MachineCertificatesPage(
    Shell shell,
    ApiKey key,
    List<KnownCertificate> certificates,
    String address,
    boolean trial,
    String typed,
    Optional<String> code,
    List<FormError> errors) {

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return FieldErrors.of(errors, field);
  }
}
