// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.util.List;

/// What moves rest on, for the modules that keep or tell them. Speaks without an {@link
/// fr.mercure.identity.Actor}: what it returns is not yet addressed to anybody, and whoever passes
/// it on asks who may see it.
public interface Evidence {
  /// The grounds of each move, in the order asked.
  ///
  /// @throws UnknownMoves if the register does not hold one of them
  List<Grounds> of(List<Move> moves);

  /// The register was asked about moves that it does not hold.
  final class UnknownMoves extends RuntimeException {
    UnknownMoves(int asked, int held) {
      super("%d moves asked for, %d held".formatted(asked, held));
    }
  }
}
