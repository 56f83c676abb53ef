// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.IOException;

/// NAMESPACE (RFC 2342): one's own folders, and the mailboxes that one shares.
record Namespace() implements Command {
  @Override
  public Reply run(Session session) throws IOException {
    session.output().untagged("NAMESPACE ((\"\" \"/\")) NIL ((\"" + Session.SHARED + "\" \"/\"))");
    return Reply.ok("Done");
  }
}
