// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A piece of work on its way through a queue, and the caller who waits for it. One entry equals
/// itself only.
final class Entry {
  private final Work work;
  private final long declaration;
  private final long message;
  private final CompletableFuture<Recorded> done = new CompletableFuture<>();

  /// @param declaration key of the declaration: the one it makes, or the one it moves
  /// @param message key for its message; 0 if it has none
  Entry(Work work, long declaration, long message) {
    this.work = work;
    this.declaration = declaration;
    this.message = message;
  }

  Work work() {
    return work;
  }

  long declaration() {
    return declaration;
  }

  long message() {
    return message;
  }

  /// Completed once the work is on the disk, or has failed.
  CompletableFuture<Recorded> done() {
    return done;
  }

  Optional<Received> received() {
    return switch (work) {
      case Lodgement lodgement -> Optional.of(lodgement.received());
      case Movement movement -> movement.received();
    };
  }

  String answer() {
    return switch (work) {
      case Lodgement lodgement -> lodgement.answer();
      case Movement movement -> movement.answer();
    };
  }
}
