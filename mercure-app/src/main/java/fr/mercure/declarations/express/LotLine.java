// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Wording;
import java.util.List;

/// What became of one consignment of a file.
///
/// @param line its first line in the file
/// @param taken whether it was accepted, or would be
/// @param reference under which the declaration is found; empty in a trial
public record LotLine(int line, String lrn, boolean taken, String reference, List<Found> findings) {
  /// A finding, in both languages.
  public record Found(String code, Wording words) {}

  public LotLine {
    findings = List.copyOf(findings);
  }
}
