// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import fr.mercure.mail.SearchKey.Range;
import java.io.IOException;
import java.util.List;

/// EXPUNGE and UID EXPUNGE; the news tell which are gone.
record Expunge(Numbers set) implements Command {
  static final Numbers EVERY = new Numbers(List.of(new Range(1, 0)));
  static final Expunge ALL = new Expunge(EVERY);

  static Command read(Input in) throws IOException, Refused {
    in.space();
    return new Expunge(in.numbers());
  }

  @Override
  public Reply run(Session session) throws Refused {
    View view = session.view();
    if (view.readOnly() || !view.mailbox().allows(Access.REPLY)) {
      return Reply.no("[NOPERM] You may not delete here.");
    }
    session.store().filing().expunge(view.folder().id(), view.select(set, true));
    return Reply.ok("Done");
  }
}
