// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;

/// The end of a control.
///
/// @param result `CONFORM`, `CONFORM_RESERVES`, `NOT_CONFORM`
/// @param basis legal basis chosen
/// @param reasons words that the operator reads; obligatory unless all is conform
public record DecisionPage(
    Shell shell,
    String mrn,
    String subject,
    List<Choice> results,
    List<Choice> bases,
    String result,
    String basis,
    String reasons,
    boolean release,
    List<FormError> errors) {
  public DecisionPage {
    results = List.copyOf(results);
    bases = List.copyOf(bases);
    errors = List.copyOf(errors);
  }

  /// What is wrong with a field; empty if nothing.
  public String error(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FormError::text)
        .findFirst()
        .orElse("");
  }
}
