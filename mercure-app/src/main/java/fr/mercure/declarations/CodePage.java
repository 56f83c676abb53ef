// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.web.Shell;
import java.util.List;

/// A code list, searched.
///
/// @param list its name
/// @param q what was searched
public record CodePage(Shell shell, String list, String q, List<CodeFound> found) {
  public CodePage {
    found = List.copyOf(found);
  }
}
