// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Actor;
import fr.mercure.web.Texts;
import java.util.List;

/// Finds things by any reference, for the search in the bar. Each module looks for its own.
public interface Finder {
  /// At most twenty, best first; empty if nothing fits. What the actor may not see is not found.
  ///
  /// @param query as typed, without blanks around, never empty, at most 100 characters
  List<Found> find(Actor actor, Texts texts, String query);

  /// Something found.
  ///
  /// @param kind what it is, such as "Déclaration"; results of one kind stand together
  /// @param reference the name it is called by
  /// @param summary what tells it apart
  /// @param path where it is shown
  record Found(String kind, String reference, String summary, String path) {}
}
