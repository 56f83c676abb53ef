// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.declarations.DeclarationsMoved;
import fr.mercure.declarations.Evidence;
import fr.mercure.declarations.Grounds;
import fr.mercure.declarations.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Keeps what has happened to declarations, after it happened.
@Component
class ArchiveDesk {
  private final Evidence evidence;
  private final ArchiveStore store;

  ArchiveDesk(Evidence evidence, ArchiveStore store) {
    this.evidence = evidence;
    this.store = store;
  }

  /// Adds the pieces of these moves to the chain. Told twice, it adds nothing the second time; if
  /// it fails, nothing of the batch is kept and the publication table tells it again.
  ///
  /// @throws UnknownMoves if the register does not know one of them: better to be told again than
  ///   to keep a chain with a hole in it
  @ApplicationModuleListener
  void on(DeclarationsMoved event) {
    store.append(pieces(event.moves()));
  }

  private List<Piece> pieces(List<Move> moves) {
    Map<Key, Grounds> known = new HashMap<>();
    evidence.of(moves).forEach(g -> known.put(new Key(g.declaration(), g.sequence()), g));
    var pieces = new ArrayList<Piece>();
    for (Move move : moves) {
      Grounds grounds = known.get(new Key(move.declaration(), move.sequence()));
      if (grounds == null) {
        throw new UnknownMoves(move.declaration(), move.sequence());
      }
      pieces.addAll(Pieces.of(move, grounds));
    }
    return pieces;
  }

  private record Key(long declaration, int sequence) {}

  /// The register has told of a move that it does not hold.
  static final class UnknownMoves extends RuntimeException {
    UnknownMoves(long declaration, int sequence) {
      super(
          "the register does not hold move %d of declaration %d".formatted(sequence, declaration));
    }
  }
}
