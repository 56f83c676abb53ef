// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.Shell;
import java.time.Instant;
import java.util.List;

/// Where a new declaration starts.
///
/// @param last the last declarations of the company, to duplicate
/// @param drafts open ones
/// @param templates of the company
/// @param refused why a file was not taken; empty if none was sent
public record StartPage(
    Shell shell, List<Last> last, List<Draft> drafts, List<Draft> templates, List<String> refused) {
  /// A declaration to duplicate.
  ///
  /// @param name what people call it
  public record Last(String reference, String name, String subject, Instant at) {}

  public StartPage {
    last = List.copyOf(last);
    drafts = List.copyOf(drafts);
    templates = List.copyOf(templates);
    refused = List.copyOf(refused);
  }
}
