// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Access;
import fr.mercure.mail.Folder;
import java.io.IOException;

/// SELECT and EXAMINE.
record Select(String name, boolean readOnly, boolean condstore) implements Command {
  private static final String SYSTEM = "\\Answered \\Flagged \\Deleted \\Seen \\Draft";

  static Command read(Input in, boolean readOnly) throws IOException, Refused {
    in.space();
    String name = in.astring();
    boolean condstore = false;
    if (in.take(' ')) {
      in.expect('(');
      condstore = in.keyword().equals("CONDSTORE");
      in.expect(')');
      if (!condstore) {
        throw Refused.bad("Only CONDSTORE may be asked for here.");
      }
    }
    return new Select(name, readOnly, condstore);
  }

  @Override
  public Reply run(Session session) throws IOException, Refused {
    boolean closes = session.hasView();
    session.select(null);
    if (closes && session.isUtf8()) {
      session.output().untagged("OK [CLOSED] The folder selected before");
    }
    if (condstore) {
      session.tellModseqs();
    }
    var place = session.place(name, Access.READ);
    Folder folder = session.folder(place);
    var uids = session.store().reading().uids(folder.id());
    var view = new View(place.mailbox(), folder, readOnly, uids, folder.highestModseq());
    session.select(view);
    tell(session, view);
    return Reply.ok(readOnly ? "[READ-ONLY] Done" : "[READ-WRITE] Done");
  }

  private void tell(Session session, View view) throws IOException {
    Folder folder = view.folder();
    Output out = session.output();
    String keywords = String.join(" ", session.store().reading().keywords(folder.id()));
    String flags = keywords.isEmpty() ? SYSTEM : SYSTEM + " " + keywords;
    out.untagged(view.count() + " EXISTS");
    if (!session.isUtf8()) {
      out.untagged("0 RECENT");
    }
    out.untagged("FLAGS (" + flags + ")");
    out.untagged("OK [PERMANENTFLAGS (" + permanent(view, flags) + ")] Kept");
    out.untagged("OK [UIDVALIDITY " + folder.uidValidity() + "] UIDs of this folder");
    out.untagged("OK [UIDNEXT " + folder.nextUid() + "] The next");
    out.untagged("OK [HIGHESTMODSEQ " + folder.highestModseq() + "] Last change");
    if (session.isUtf8()) {
      String whole = session.quoted(session.name(view.mailbox(), folder.name()));
      out.untagged("LIST () \"/\" " + whole);
    }
  }

  private String permanent(View view, String flags) {
    if (readOnly) {
      return "";
    }
    return view.mailbox().allows(Access.REPLY) ? flags + " \\*" : "\\Seen \\Flagged";
  }
}
