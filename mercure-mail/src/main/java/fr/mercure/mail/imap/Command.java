// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.IOException;

/// A command with its arguments.
interface Command {
  /// Does it; what it has to tell goes to the session's output.
  ///
  /// @throws IOException if the connection is lost
  Reply run(Session session) throws IOException, Refused;

  /// Whether the client may be told now that messages are gone: not while it uses their numbers.
  default boolean tellsExpunges() {
    return true;
  }
}
