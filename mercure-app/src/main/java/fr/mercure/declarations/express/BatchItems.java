// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.io.IOException;
import java.util.Optional;

/// The messages of a batch, cut out of a stream one after the other; no more than one is in memory.
interface BatchItems {
  /// Most bytes of one message.
  int LARGEST = 1 << 20;

  /// One message.
  ///
  /// @param line where it begins in the stream, from 1
  /// @param bytes of the message, whole
  @SuppressWarnings("ArrayRecordComponent")
  record Item(int line, byte[] bytes) {}

  /// The next message; nothing at the end.
  ///
  /// @throws Unreadable if what follows cannot be cut into messages
  Optional<Item> next() throws IOException;

  /// The stream cannot be read further; what came before stands.
  final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;
    private final int line;

    Unreadable(int line, String sentence) {
      super(sentence);
      this.line = line;
    }

    int line() {
      return line;
    }
  }
}
