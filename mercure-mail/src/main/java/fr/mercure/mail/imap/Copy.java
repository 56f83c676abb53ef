// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import fr.mercure.mail.FilingStore.Copied;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// COPY and MOVE, by number or by UID.
record Copy(Numbers set, String target, boolean moves, boolean byUid) implements Command {
  static Command read(Input in, boolean moves, boolean byUid) throws IOException, Refused {
    in.space();
    Numbers set = in.numbers();
    in.space();
    return new Copy(set, in.astring(), moves, byUid);
  }

  @Override
  public Reply run(Session session) throws IOException, Refused {
    View view = session.view();
    if (moves && (view.readOnly() || !view.mailbox().allows(Access.REPLY))) {
      return Reply.no("[NOPERM] You may not take messages out of here.");
    }
    var folder = session.target(session.place(target, Access.REPLY));
    List<Long> uids = view.select(set, byUid);
    if (uids.isEmpty()) {
      return Reply.ok("Nothing to do");
    }
    long from = view.folder().id();
    var filing = session.store().filing();
    Copied copied =
        moves ? filing.move(from, uids, folder.id()) : filing.copy(from, uids, folder.id());
    return switch (copied) {
      case Copied.NoRoom() -> Reply.no("[OVERQUOTA] The mailbox has no room.");
      case Copied.Done done -> reply(session, done);
    };
  }

  private Reply reply(Session session, Copied.Done done) throws IOException {
    if (done.from().isEmpty()) {
      return Reply.ok("They are gone");
    }
    String code =
        "[COPYUID %d %s %s]".formatted(done.uidValidity(), list(done.from()), list(done.to()));
    if (moves) {
      session.output().untagged("OK " + code + " Moved");
      return Reply.ok("Done");
    }
    return Reply.ok(code + " Done");
  }

  private static String list(List<Long> uids) {
    return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
