// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.ReadMessage;
import java.io.IOException;

/// CAPABILITY: what this door speaks.
record Capability() implements Command {
  static String of(Session session) {
    String all = "CAPABILITY IMAP4rev1 IMAP4rev2 LITERAL+ SASL-IR ID ENABLE IDLE NAMESPACE";
    if (session.isKnown()) {
      return all
          + " UNSELECT UIDPLUS MOVE SPECIAL-USE LIST-EXTENDED LIST-STATUS STATUS=SIZE ESEARCH"
          + " SEARCHRES CONDSTORE BINARY QUOTA QUOTA=RES-STORAGE APPENDLIMIT="
          + ReadMessage.LARGEST;
    }
    return all
        + (session.line().canStartTls() ? " STARTTLS" : "")
        + (session.line().maySignIn() ? " AUTH=PLAIN" : " LOGINDISABLED");
  }

  @Override
  public Reply run(Session session) throws IOException {
    session.output().untagged(of(session));
    return Reply.ok("Done");
  }
}
