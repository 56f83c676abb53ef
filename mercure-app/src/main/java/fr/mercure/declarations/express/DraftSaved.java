// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.util.List;
import java.util.Map;

/// What becomes of a wish to save a draft.
sealed interface DraftSaved {
  /// Saved; the draft as it now is.
  record Saved(Draft draft) implements DraftSaved {}

  /// Somebody else has typed something else into the same fields meanwhile: nothing was saved.
  ///
  /// @param theirs the draft as they left it
  /// @param mine what this person typed, clashes included
  record Conflict(Draft theirs, List<Clash> clashes, Map<DraftSlot, String> mine)
      implements DraftSaved {
    public Conflict {
      clashes = List.copyOf(clashes);
      mine = Map.copyOf(mine);
    }
  }

  /// It has been lodged meanwhile: nothing was saved.
  record AlreadyLodged(Draft lodged) implements DraftSaved {}

  /// A field that two people typed into.
  record Clash(DraftSlot slot, String mine, String theirs) {}
}
