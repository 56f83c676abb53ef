// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import java.io.IOException;

/// GETQUOTAROOT (RFC 9208): each mailbox is a quota root.
record GetQuotaRoot(String name) implements Command {
  static Command read(Input in) throws IOException, Refused {
    in.space();
    return new GetQuotaRoot(in.astring());
  }

  @Override
  public Reply run(Session session) throws IOException, Refused {
    var place = session.place(name, Access.READ);
    session
        .output()
        .untagged(
            "QUOTAROOT %s \"%s\""
                .formatted(
                    session.quoted(session.name(place.mailbox(), place.folder())),
                    place.mailbox().address()));
    GetQuota.tell(session, place.mailbox());
    return Reply.ok("Done");
  }
}
