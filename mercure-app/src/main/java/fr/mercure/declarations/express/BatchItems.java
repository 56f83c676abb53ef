// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Wording;
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
    private static final Wording TOO_LONG =
        new Wording(
            "Le message dépasse {0} octets. Coupez-le, puis envoyez le reste.",
            "The message is longer than {0} bytes. Cut it, then send the rest.");
    private static final Wording TORN =
        new Wording(
            "Les balises ne se correspondent pas. Corrigez ce message, puis envoyez le reste.",
            "The tags do not match. Correct this message, then send the rest.");
    private static final Wording TOO_MANY =
        new Wording(
            "Un envoi prend au plus {0} messages. Envoyez le reste à part.",
            "A batch takes at most {0} messages. Send the rest apart.");

    private final int line;
    private final transient Wording why;

    Unreadable(int line, Wording why) {
      super(why.en());
      this.line = line;
      this.why = why;
    }

    static Unreadable tooLong(int line) {
      return new Unreadable(line, TOO_LONG.with(Integer.toString(LARGEST)));
    }

    static Unreadable torn(int line) {
      return new Unreadable(line, TORN);
    }

    static Unreadable tooMany(int line, int most) {
      return new Unreadable(line, TOO_MANY.with(Integer.toString(most)));
    }

    /// What is wrong, and what to do.
    Wording why() {
      return why;
    }

    int line() {
      return line;
    }
  }
}
