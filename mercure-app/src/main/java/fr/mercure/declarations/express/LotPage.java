// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Shell;
import java.util.List;

/// The report of one file of consignments.
///
/// @param onlyRefused whether lines that were taken are left out
/// @param after last line shown before; 0 at the start
/// @param more whether lines follow
/// @param fault why the file was not read to its end; empty if it was
public record LotPage(
    Shell shell,
    Lot lot,
    List<LotLine> lines,
    boolean onlyRefused,
    int after,
    boolean more,
    String fault) {
  public LotPage {
    lines = List.copyOf(lines);
  }

  public String path() {
    return "/lots/" + lot.reference();
  }

  /// Where the next lines begin; empty after the last.
  public String next() {
    return more
        ? "%s?%sapres=%d".formatted(path(), onlyRefused ? "refus=1&" : "", lines.getLast().line())
        : "";
  }

  /// The first lines; empty if these are they.
  public String first() {
    return after == 0 ? "" : path() + (onlyRefused ? "?refus=1" : "");
  }
}
