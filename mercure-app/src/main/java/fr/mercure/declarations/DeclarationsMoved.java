// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.util.List;

/// Declarations have moved. Published after the commit that moved them, many at a time, kept in the
/// publication table until each listener has done its part, and told again if one failed.
///
/// @param moves in the order of each declaration's timeline
public record DeclarationsMoved(List<Move> moves) {
  public DeclarationsMoved {
    moves = List.copyOf(moves);
  }
}
