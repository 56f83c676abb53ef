// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Choice;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// Rights that people of the company or office ask for.
///
/// @param desk whether customs answers, of companies that have no administrator
/// @param terms for how long a right may be given
/// @param done what was just answered, or why it could not be
public record RequestsPage(
    Shell shell, boolean desk, List<Row> requests, List<Choice> terms, Optional<Said> done) {
  /// One request.
  ///
  /// @param organisation company or office
  /// @param right as a sentence
  /// @param wish why, in the words of whoever asks; may be empty
  /// @param offices where it is wanted; empty for every office
  /// @param byOffice whether the right may be limited to offices
  public record Row(
      long id,
      long person,
      String name,
      String organisation,
      String right,
      String since,
      String wish,
      String offices,
      boolean byOffice) {}

  /// What became of the form just sent.
  ///
  /// @param good whether it was done
  public record Said(boolean good, String text) {}
}
