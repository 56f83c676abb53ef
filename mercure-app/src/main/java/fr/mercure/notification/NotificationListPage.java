// SPDX-License-Identifier: Apache-2.0
package fr.mercure.notification;

import fr.mercure.web.Shell;
import fr.mercure.web.Tab;
import java.util.List;

/// What a person was told, on the screen.
///
/// @param tabs to do, or all
/// @param after address of the next page; empty on the last one
public record NotificationListPage(Shell shell, List<Tab> tabs, List<Row> rows, String after) {
  public NotificationListPage {
    tabs = List.copyOf(tabs);
    rows = List.copyOf(rows);
  }

  /// One thing told.
  ///
  /// @param what happened
  /// @param why this person is told
  public record Row(
      long id, String what, String why, String reference, String path, String at, boolean done) {}
}
