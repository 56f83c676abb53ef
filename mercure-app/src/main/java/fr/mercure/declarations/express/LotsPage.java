// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;

/// Where a file of consignments is sent, and the last ones.
///
/// @param errors why the file was not taken
public record LotsPage(Shell shell, List<Lot> last, List<FormError> errors) {
  public LotsPage {
    last = List.copyOf(last);
    errors = List.copyOf(errors);
  }
}
