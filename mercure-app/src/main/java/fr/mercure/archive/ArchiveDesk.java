// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.declarations.DeclarationsMoved;
import fr.mercure.declarations.Evidence;
import fr.mercure.declarations.Grounds;
import java.util.ArrayList;
import java.util.List;
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
  @ApplicationModuleListener
  void on(DeclarationsMoved event) {
    List<Grounds> grounds = evidence.of(event.moves());
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < grounds.size(); i++) {
      pieces.addAll(Pieces.of(event.moves().get(i), grounds.get(i)));
    }
    store.append(pieces);
  }
}
