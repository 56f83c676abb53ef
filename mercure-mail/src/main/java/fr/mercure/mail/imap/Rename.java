// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import java.io.IOException;

/// RENAME, within one mailbox.
record Rename(String from, String to) implements Command {
  static Command read(Input in) throws IOException, Refused {
    in.space();
    String from = in.astring();
    in.space();
    return new Rename(from, in.astring());
  }

  @Override
  public Reply run(Session session) throws Refused {
    var source = session.place(from, Access.MANAGE);
    var target = session.place(to, Access.MANAGE);
    if (source.mailbox().id() != target.mailbox().id()) {
      return Reply.no("[CANNOT] A folder stays in its mailbox.");
    }
    Create.check(target.folder());
    return Create.reply(
        session.store().folders().rename(source.mailbox().id(), source.folder(), target.folder()));
  }
}
