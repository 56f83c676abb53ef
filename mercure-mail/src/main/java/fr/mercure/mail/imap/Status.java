// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import java.io.IOException;
import java.util.Set;

/// STATUS.
record Status(String name, Set<StatusItem> items) implements Command {
  static Command read(Input in) throws IOException, Refused {
    in.space();
    String name = in.astring();
    in.space();
    return new Status(name, StatusItem.read(in));
  }

  @Override
  public Reply run(Session session) throws IOException, Refused {
    var place = session.place(name, Access.READ);
    var folder = session.folder(place);
    if (items.contains(StatusItem.HIGHESTMODSEQ)) {
      session.tellModseqs();
    }
    StatusItem.tell(session, session.name(place.mailbox(), place.folder()), folder, items);
    return Reply.ok("Done");
  }
}
