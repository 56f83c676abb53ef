// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import java.io.IOException;

/// SUBSCRIBE and UNSUBSCRIBE.
record Subscribe(String name, boolean wanted) implements Command {
  static Command read(Input in, boolean wanted) throws IOException, Refused {
    in.space();
    return new Subscribe(in.astring(), wanted);
  }

  @Override
  public Reply run(Session session) throws Refused {
    var folder = session.folder(session.place(name, Access.READ));
    session.store().folders().subscribe(folder.id(), session.person(), wanted);
    return Reply.ok("Done");
  }
}
