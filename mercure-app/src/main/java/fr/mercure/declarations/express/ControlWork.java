// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.identity.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How far an officer has come with a control.
///
/// @param takenBy the officer, as an actor; empty if nobody has taken it
/// @param takenName the officer's name
/// @param ticked points of the checklist that are done
/// @param results by rank of the item
public record ControlWork(
    String takenBy,
    String takenName,
    Optional<Instant> taken,
    Set<String> ticked,
    Map<Integer, Result> results) {
  static final ControlWork NONE = new ControlWork("", "", Optional.empty(), Set.of(), Map.of());

  /// What the officer found of an item.
  public enum Result {
    CONFORM,
    DISCREPANCY
  }

  public ControlWork {
    ticked = Set.copyOf(ticked);
    results = Map.copyOf(results);
  }

  /// Whether somebody else has taken it.
  boolean isOfColleague(Actor officer) {
    return !takenBy.isEmpty() && !takenBy.equals(officer.id());
  }

  /// Whether one item is not what was declared.
  public boolean hasDiscrepancy() {
    return results.containsValue(Result.DISCREPANCY);
  }
}
