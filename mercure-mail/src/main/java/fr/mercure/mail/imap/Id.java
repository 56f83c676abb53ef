// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.IOException;

/// ID (RFC 2971). What the client says of itself is read over.
record Id() implements Command {
  private static final int MOST = 60;

  static Command read(Input in) throws IOException, Refused {
    in.space();
    if (in.take('(')) {
      int count = 0;
      while (!in.take(')')) {
        if (count++ > 0) {
          in.space();
        }
        if (count > MOST) {
          throw Refused.bad("ID takes thirty pairs.");
        }
        skipString(in);
      }
    } else if (!in.keyword().equals("NIL")) {
      throw Refused.bad("ID takes a list or NIL.");
    }
    return new Id();
  }

  private static void skipString(Input in) throws IOException, Refused {
    if (in.at('"') || in.at('{')) {
      in.string();
    } else if (!in.keyword().equals("NIL")) {
      throw Refused.bad("Expected a string.");
    }
  }

  @Override
  public Reply run(Session session) throws IOException {
    session.output().untagged("ID (\"name\" \"Mercure\")");
    return Reply.ok("Done");
  }
}
