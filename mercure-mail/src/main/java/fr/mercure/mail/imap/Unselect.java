// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;

/// UNSELECT, and CLOSE, which first removes what is flagged `\Deleted`.
record Unselect(boolean expunges) implements Command {
  @Override
  public Reply run(Session session) throws Refused {
    View view = session.view();
    if (expunges && !view.readOnly() && view.mailbox().allows(Access.REPLY)) {
      session.store().filing().expunge(view.folder().id(), view.select(Expunge.EVERY, true));
    }
    session.select(null);
    return Reply.ok("Done");
  }
}
