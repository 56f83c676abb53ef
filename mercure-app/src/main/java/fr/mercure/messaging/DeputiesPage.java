// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import fr.mercure.web.Choice;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;

/// Who stands in for the readers of a mailbox.
///
/// @param path of the mailbox
/// @param name of the mailbox
/// @param lines now and to come
/// @param people who can be named
public record DeputiesPage(
    Shell shell,
    String path,
    String name,
    List<Line> lines,
    List<Choice> people,
    String from,
    String until,
    List<FormError> errors) {
  public DeputiesPage {
    lines = List.copyOf(lines);
    people = List.copyOf(people);
    errors = List.copyOf(errors);
  }

  /// A deputy.
  public record Line(long id, String name, String from, String until) {}

  /// The error of a field; empty if it has none.
  public String error(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FormError::text)
        .findFirst()
        .orElse("");
  }
}
