// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Choice;
import fr.mercure.web.Due;
import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import java.util.List;

/// What the officers of an office have to examine, the most pressing first.
///
/// @param kind of control shown, or empty for both
/// @param whose `MOI`, `LIBRE`, or empty for all
public record ControlQueuePage(
    Shell shell,
    String office,
    String kind,
    String whose,
    List<Choice> kinds,
    List<Choice> owners,
    List<Row> rows) {
  /// One control.
  ///
  /// @param reason why it was selected
  /// @param age since selection, in words
  /// @param takenName who works on it; empty if nobody does
  public record Row(
      String mrn,
      Due due,
      String subject,
      String kind,
      Tone tone,
      String reason,
      String age,
      String takenName,
      boolean mine) {}

  public ControlQueuePage {
    kinds = List.copyOf(kinds);
    owners = List.copyOf(owners);
    rows = List.copyOf(rows);
  }
}
