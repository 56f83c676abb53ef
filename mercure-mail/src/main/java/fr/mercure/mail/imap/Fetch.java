// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.FlagChange;
import fr.mercure.mail.Flags;
import fr.mercure.mail.Placed;
import fr.mercure.mail.imap.FetchItem.Fact;
import fr.mercure.mail.imap.FetchItem.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// FETCH. What it marks as seen is the reader's own mark, and proves no consultation.
///
/// @param changedSince only messages that have changed after this number
record Fetch(Numbers set, List<FetchItem> items, boolean byUid, long changedSince)
    implements Command {
  private static final int AT_A_TIME = 256;

  Fetch {
    items = List.copyOf(items);
  }

  static Command read(Input in, boolean byUid) throws IOException, Refused {
    in.space();
    Numbers set = in.numbers();
    in.space();
    var items = new ArrayList<FetchItem>(new FetchReader(in).items());
    long changedSince = -1;
    if (in.take(' ')) {
      in.expect('(');
      if (!in.keyword().equals("CHANGEDSINCE")) {
        throw Refused.bad("Expected CHANGEDSINCE.");
      }
      in.space();
      changedSince = in.number();
      in.expect(')');
      items.add(Fact.MODSEQ);
    }
    if (byUid) {
      items.add(0, Fact.UID);
    }
    return new Fetch(set, items.stream().distinct().toList(), byUid, changedSince);
  }

  @Override
  public Reply run(Session session) throws IOException, Refused {
    if (items.contains(Fact.MODSEQ)) {
      session.tellModseqs();
    }
    View view = session.view();
    List<Long> uids = view.select(set, byUid);
    for (int from = 0; from < uids.size(); from += AT_A_TIME) {
      tell(session, view, uids.subList(from, Math.min(from + AT_A_TIME, uids.size())));
    }
    return Reply.ok("Done");
  }

  private void tell(Session session, View view, List<Long> uids) throws IOException {
    List<Placed> placed = placed(session, view, uids);
    if (changedSince >= 0) {
      placed = placed.stream().filter(p -> p.modseq() > changedSince).toList();
    }
    List<Long> unseen = unseen(view, placed);
    if (!unseen.isEmpty()) {
      var seen = new FlagChange(FlagChange.Way.ADD, Flags.NONE.with(Flags.SEEN));
      session
          .store()
          .flags()
          .change(view.folder().id(), unseen, session.person(), seen, false, Long.MAX_VALUE);
      placed = placed(session, view, placed.stream().map(Placed::uid).toList());
    }
    new FetchWriter(session, items, unseen).write(placed);
  }

  private static List<Placed> placed(Session session, View view, List<Long> uids) {
    return session.store().reading().placed(view.folder().id(), uids, session.person());
  }

  private List<Long> unseen(View view, List<Placed> placed) {
    boolean reads = items.stream().anyMatch(item -> item instanceof Section s && !s.peeks());
    return reads && !view.readOnly()
        ? placed.stream().filter(p -> !p.flags().has(Flags.SEEN)).map(Placed::uid).toList()
        : List.of();
  }

  @Override
  public boolean tellsExpunges() {
    return byUid;
  }
}
