// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.util.List;

/// What must be proven for which act, as shown.
public record FactorPolicyPage(Shell shell, List<Row> rows) {
  /// One act, in words.
  public record Row(String act, String examples, String proof, String within) {}
}
