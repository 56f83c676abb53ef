// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import java.io.IOException;

/// DELETE, with all that is in the folder.
record Delete(String name) implements Command {
  static Command read(Input in) throws IOException, Refused {
    in.space();
    return new Delete(in.astring());
  }

  @Override
  public Reply run(Session session) throws Refused {
    var place = session.place(name, Access.MANAGE);
    return Create.reply(session.store().folders().delete(place.mailbox().id(), place.folder()));
  }
}
