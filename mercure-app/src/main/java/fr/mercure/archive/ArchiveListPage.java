// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.web.Shell;
import java.util.List;

/// The list of what is kept, on the screen.
///
/// @param officer whether rows of every company are shown
/// @param error what is wrong with the filter; empty if nothing is
/// @param after address of the next page; empty on the last one
/// @param csv address of the same list as a file
/// @param head position and hash of the last link of the chain
public record ArchiveListPage(
    Shell shell,
    boolean officer,
    Query query,
    String error,
    List<Row> rows,
    String after,
    String csv,
    String head) {
  public ArchiveListPage {
    rows = List.copyOf(rows);
  }

  /// The filter as typed.
  public record Query(String from, String until, String reference, String company) {}

  /// One declaration.
  public record Row(
      String path,
      String reference,
      String lrn,
      String company,
      String at,
      int entries,
      String until,
      boolean held) {}
}
