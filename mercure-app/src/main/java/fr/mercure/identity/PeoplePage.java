// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import java.util.List;
import java.util.Optional;

/// The people of a company or office and their rights, as its administrator sees them.
///
/// @param rights titles of the columns
/// @param left departures that can still be undone
/// @param review when the rights are to be certified next
/// @param done what became of the form just sent
/// @param after address of the next page; empty on the last one
public record PeoplePage(
    Shell shell,
    List<String> rights,
    List<Row> people,
    List<Left> left,
    String review,
    Optional<RequestsPage.Said> done,
    String after) {
  /// One of them.
  ///
  /// @param cells one for each right
  /// @param codes of the causes that stop something now
  public record Row(long id, String name, String email, List<Cell> cells, List<String> codes) {}

  /// One right of one person.
  ///
  /// @param word empty if the right was never asked for
  /// @param until its end; empty if it has none
  public record Cell(Tone tone, String word, String until) {}

  /// Somebody who left.
  ///
  /// @param until when it becomes final
  public record Left(long id, String name, String at, String until) {}
}
