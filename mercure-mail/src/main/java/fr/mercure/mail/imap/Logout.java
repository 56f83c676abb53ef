// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.IOException;

/// LOGOUT.
record Logout() implements Command {
  @Override
  public Reply run(Session session) throws IOException {
    session.end("Goodbye");
    return Reply.ok("Done");
  }
}
