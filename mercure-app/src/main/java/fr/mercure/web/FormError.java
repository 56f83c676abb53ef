// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.util.List;

/// One line of the summary above a refused form.
///
/// @param field id of the field at fault; empty if the whole form is
/// @param text what is wrong and what to do, as beside the field
public record FormError(String field, String text) {
  /// What is wrong with one field; empty if nothing is.
  public static String of(List<FormError> errors, String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FormError::text)
        .findFirst()
        .orElse("");
  }
}
