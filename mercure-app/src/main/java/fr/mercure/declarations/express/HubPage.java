// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.List;

/// A draft as a whole: what is left to do, its estimate, its versions.
public record HubPage(DraftFrame frame, List<DraftPoint> history) {
  public HubPage {
    history = List.copyOf(history);
  }
}
