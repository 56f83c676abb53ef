// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import java.util.List;

/// How the registers of others are doing.
public record RegistersPage(Shell shell, List<Row> rows) {
  /// One of them.
  ///
  /// @param name in words
  /// @param state in words
  /// @param numbers that it is asked about
  /// @param fresh of them, answered within a day
  /// @param against of them, with a last answer that is not good
  /// @param answered when it last answered; empty if never
  /// @param failed when and why it last did not; empty if never
  public record Row(
      String name,
      Tone tone,
      String state,
      String numbers,
      String fresh,
      String against,
      String answered,
      String failed) {}
}
