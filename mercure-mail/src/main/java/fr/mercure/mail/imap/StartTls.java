// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.IOException;

/// STARTTLS. What came with it in the clear could be another's words: then the connection ends.
record StartTls() implements Command {
  @Override
  public Reply run(Session session) throws IOException, Refused {
    if (!session.line().canStartTls()) {
      return Reply.bad("There is no TLS to start.");
    }
    if (session.input().hasMore()) {
      session.end("Nothing may follow STARTTLS before TLS.");
      return Reply.bad("Nothing may follow STARTTLS before TLS.");
    }
    return Reply.ok("Begin TLS");
  }
}
