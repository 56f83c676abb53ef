// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.web.Choice;
import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import java.util.List;
import java.util.Optional;

/// A list of declarations.
///
/// @param path of the list, without query
/// @param mayLodge whether a new declaration may be begun from here
/// @param isFirst whether this is the first slice
/// @param next cursor of the slice after; none after the last
public record DeclarationListPage(
    Shell shell,
    String path,
    String title,
    boolean mayLodge,
    DeclarationSearch search,
    List<Choice> states,
    List<Choice> circuits,
    List<Row> rows,
    boolean isFirst,
    Optional<String> next) {
  /// One declaration.
  ///
  /// @param reference MRN, CRN or LRN
  /// @param step from 1 to 5
  /// @param circuit in words; empty before selection
  /// @param at last event
  public record Row(
      String reference,
      String path,
      String subject,
      int items,
      String value,
      String office,
      int step,
      Tone tone,
      String state,
      String circuit,
      Tone circuitTone,
      String at) {}

  public DeclarationListPage {
    states = List.copyOf(states);
    circuits = List.copyOf(circuits);
    rows = List.copyOf(rows);
  }

  /// Where the slice after begins; empty after the last.
  public String after() {
    String query = search.query();
    return next.map(
            cursor -> "%s?%s%sapres=%s".formatted(path, query, query.isEmpty() ? "" : "&", cursor))
        .orElse("");
  }

  /// The first slice; empty if this is it.
  public String first() {
    return isFirst ? "" : path + (search.query().isEmpty() ? "" : "?" + search.query());
  }

  /// The same rows as a file.
  public String csv() {
    return path + ".csv" + (search.query().isEmpty() ? "" : "?" + search.query());
  }
}
