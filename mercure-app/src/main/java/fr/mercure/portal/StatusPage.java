// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.Shell;
import java.time.Instant;
import java.util.List;

/// The service status.
///
/// @param at when it was measured
public record StatusPage(Shell shell, Instant at, List<ServiceLine> lines) {
  /// Key of the sentence that sums it up.
  public String key() {
    ServiceCheck.Level worst =
        lines.stream()
            .map(ServiceLine::level)
            .max(Enum::compareTo)
            .orElse(ServiceCheck.Level.NORMAL);
    return "status.all." + worst;
  }
}
