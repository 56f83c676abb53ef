// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import fr.mercure.mail.FlagChange;
import fr.mercure.mail.Flags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// STORE.
///
/// @param unchangedSince messages that have changed after this stay as they are
record Store(Numbers set, boolean byUid, FlagChange change, boolean silent, long unchangedSince)
    implements Command {
  static Command read(Input in, boolean byUid) throws IOException, Refused {
    in.space();
    Numbers set = in.numbers();
    in.space();
    long unchangedSince = Long.MAX_VALUE;
    if (in.take('(')) {
      if (!in.keyword().equals("UNCHANGEDSINCE")) {
        throw Refused.bad("Expected UNCHANGEDSINCE.");
      }
      in.space();
      unchangedSince = in.number();
      in.expect(')');
      in.space();
    }
    FlagChange.Way way =
        in.take('+')
            ? FlagChange.Way.ADD
            : in.take('-') ? FlagChange.Way.REMOVE : FlagChange.Way.REPLACE;
    String item = in.keyword();
    if (!item.equals("FLAGS") && !item.equals("FLAGS.SILENT")) {
      throw Refused.bad("Expected FLAGS.");
    }
    in.space();
    var change = new FlagChange(way, Flags.of(in.at('(') ? in.flags() : bare(in)));
    return new Store(set, byUid, change, item.endsWith(".SILENT"), unchangedSince);
  }

  private static List<String> bare(Input in) throws IOException, Refused {
    var flags = new ArrayList<String>();
    do {
      flags.add(in.flag());
    } while (in.take(' ') && flags.size() <= Flags.MOST_KEYWORDS);
    return flags;
  }

  @Override
  public Reply run(Session session) throws IOException, Refused {
    View view = session.view();
    if (view.readOnly()) {
      return Reply.no("[READ-ONLY] The folder was opened to look only.");
    }
    List<Long> uids = view.select(set, byUid);
    if (unchangedSince != Long.MAX_VALUE) {
      session.tellModseqs();
    }
    boolean shared = view.mailbox().allows(Access.REPLY);
    List<Long> stale =
        session
            .store()
            .flags()
            .change(view.folder().id(), uids, session.person(), change, shared, unchangedSince);
    tell(session, view, uids);
    return stale.isEmpty()
        ? Reply.ok("Done")
        : Reply.ok("[MODIFIED " + names(view, stale) + "] Some have changed meanwhile");
  }

  private void tell(Session session, View view, List<Long> uids) throws IOException {
    for (var placed :
        session.store().reading().placed(view.folder().id(), uids, session.person())) {
      if (silent && unchangedSince == Long.MAX_VALUE && !session.tellsModseq()) {
        view.told(placed.uid(), placed.modseq());
      } else {
        session.tellFlags(view, placed);
      }
    }
  }

  private String names(View view, List<Long> uids) {
    return uids.stream()
        .map(uid -> String.valueOf(byUid ? uid : Long.valueOf(view.number(uid))))
        .collect(Collectors.joining(","));
  }

  @Override
  public boolean tellsExpunges() {
    return byUid;
  }
}
