// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// A request about a declaration: amend, invalidate, present.
///
/// @param reference of the declaration
/// @param reasons to choose from; empty if none is asked for
/// @param reason the one chosen
/// @param text explanation as typed
/// @param place where the goods are; nothing unless it is asked for
/// @param errors why the form came back
public record ActPage(
    Shell shell,
    String reference,
    String title,
    String lead,
    String button,
    List<Choice> reasons,
    String reason,
    String text,
    Optional<SectionView> place,
    List<FormError> errors) {
  public ActPage {
    reasons = List.copyOf(reasons);
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
