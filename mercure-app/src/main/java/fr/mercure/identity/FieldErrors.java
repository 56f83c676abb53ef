// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.FormError;
import java.util.List;

final class FieldErrors {
  private FieldErrors() {}

  /// What is wrong with the field; empty if nothing is.
  static String of(List<FormError> errors, String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FormError::text)
        .findFirst()
        .orElse("");
  }
}
