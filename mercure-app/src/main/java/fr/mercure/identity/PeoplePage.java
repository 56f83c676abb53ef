// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.util.List;

/// The people of a company and what stops them, as its administrator sees it.
public record PeoplePage(Shell shell, List<Row> people) {
  /// One of them.
  ///
  /// @param codes of the causes that stop something now
  public record Row(long id, String name, String email, List<String> codes) {}
}
