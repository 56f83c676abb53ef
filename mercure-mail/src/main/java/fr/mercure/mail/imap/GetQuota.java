// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Mailbox;
import java.io.IOException;

/// GETQUOTA (RFC 9208), in units of 1024 bytes.
record GetQuota(String root) implements Command {
  private static final int UNIT = 1024;

  static Command read(Input in) throws IOException, Refused {
    in.space();
    return new GetQuota(in.astring());
  }

  @Override
  public Reply run(Session session) throws IOException {
    for (Mailbox box : session.boxes()) {
      if (box.address().equals(root)) {
        tell(session, box);
        return Reply.ok("Done");
      }
    }
    return Reply.no("[NONEXISTENT] There is no such quota root.");
  }

  static void tell(Session session, Mailbox box) throws IOException {
    long used = (box.used() + UNIT - 1) / UNIT;
    session
        .output()
        .untagged(
            "QUOTA \"%s\" (STORAGE %d %d)".formatted(box.address(), used, box.quota() / UNIT));
  }
}
