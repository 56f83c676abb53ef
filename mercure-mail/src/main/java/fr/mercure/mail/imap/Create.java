// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import fr.mercure.mail.FolderStore;
import java.io.IOException;

/// CREATE.
record Create(String name) implements Command {
  static Command read(Input in) throws IOException, Refused {
    in.space();
    return new Create(in.astring());
  }

  @Override
  public Reply run(Session session) throws Refused {
    String wanted = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    var place = session.place(wanted, Access.MANAGE);
    check(place.folder());
    return reply(session.store().folders().create(place.mailbox().id(), place.folder()));
  }

  /// @throws Refused if no folder may have this name
  static void check(String folder) throws Refused {
    boolean fine =
        !folder.isEmpty()
            && folder.length() <= FolderStore.LONGEST_NAME
            && !folder.startsWith("/")
            && !folder.endsWith("/")
            && !folder.contains("//")
            && !(folder + "/").startsWith(Session.SHARED)
            && folder.chars().noneMatch(c -> c < ' ' || c == 127 || c == '%' || c == '*');
    if (!fine) {
      throw Refused.no("[CANNOT] No folder may have this name.");
    }
  }

  static Reply reply(FolderStore.Change change) {
    return switch (change) {
      case DONE -> Reply.ok("Done");
      case EXISTS -> Reply.no("[ALREADYEXISTS] There is such a folder.");
      case MISSING -> Reply.no("[NONEXISTENT] There is no such folder.");
      case REFUSED -> Reply.no("[CANNOT] This folder stays as it is.");
      case TOO_MANY -> Reply.no("[LIMIT] A mailbox may have " + FolderStore.MOST + " folders.");
    };
  }
}
