// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import java.io.IOException;
import java.util.Map;

/// The commands by name: when each may come, and what reads its arguments.
final class Commands {
  /// When a command may come.
  private enum When {
    ALWAYS,
    BEFORE_SIGNING_IN,
    SIGNED_IN,
    SELECTED
  }

  /// Reads the arguments of a command, the space before them too.
  private interface Reader {
    Command read(Input in) throws IOException, Refused;
  }

  private record Entry(When when, Reader reader) {}

  private static final Map<String, Entry> ALL =
      Map.ofEntries(
          always("CAPABILITY", _ -> new Capability()),
          always("NOOP", _ -> new Noop()),
          always("LOGOUT", _ -> new Logout()),
          always("ID", Id::read),
          before("STARTTLS", _ -> new StartTls()),
          before("LOGIN", SignIn::read),
          before("AUTHENTICATE", Authenticate::read),
          signedIn("ENABLE", Enable::read),
          signedIn("NAMESPACE", _ -> new Namespace()),
          signedIn("LIST", ListFolders::read),
          signedIn("LSUB", ListFolders::readLsub),
          signedIn("STATUS", Status::read),
          signedIn("SELECT", in -> Select.read(in, false)),
          signedIn("EXAMINE", in -> Select.read(in, true)),
          signedIn("CREATE", Create::read),
          signedIn("DELETE", Delete::read),
          signedIn("RENAME", Rename::read),
          signedIn("SUBSCRIBE", in -> Subscribe.read(in, true)),
          signedIn("UNSUBSCRIBE", in -> Subscribe.read(in, false)),
          signedIn("APPEND", Append::header),
          signedIn("IDLE", _ -> new Idle()),
          signedIn("GETQUOTAROOT", GetQuotaRoot::read),
          signedIn("GETQUOTA", GetQuota::read),
          selected("CHECK", _ -> new Noop()),
          selected("UNSELECT", _ -> new Unselect(false)),
          selected("CLOSE", _ -> new Unselect(true)),
          selected("EXPUNGE", _ -> Expunge.ALL),
          selected("FETCH", in -> Fetch.read(in, false)),
          selected("STORE", in -> Store.read(in, false)),
          selected("SEARCH", in -> Search.read(in, false)),
          selected("COPY", in -> Copy.read(in, false, false)),
          selected("MOVE", in -> Copy.read(in, true, false)),
          selected("UID", Commands::uid));

  private Commands() {}

  private static Map.Entry<String, Entry> always(String name, Reader reader) {
    return Map.entry(name, new Entry(When.ALWAYS, reader));
  }

  private static Map.Entry<String, Entry> before(String name, Reader reader) {
    return Map.entry(name, new Entry(When.BEFORE_SIGNING_IN, reader));
  }

  private static Map.Entry<String, Entry> signedIn(String name, Reader reader) {
    return Map.entry(name, new Entry(When.SIGNED_IN, reader));
  }

  private static Map.Entry<String, Entry> selected(String name, Reader reader) {
    return Map.entry(name, new Entry(When.SELECTED, reader));
  }

  /// Reads a command up to the end of its line.
  static Command read(Input in, Session session) throws IOException, Refused {
    Entry entry = ALL.get(in.keyword());
    if (entry == null) {
      throw Refused.bad("There is no such command.");
    }
    boolean now =
        switch (entry.when()) {
          case ALWAYS -> true;
          case BEFORE_SIGNING_IN -> !session.isKnown();
          case SIGNED_IN -> session.isKnown();
          case SELECTED -> session.isKnown() && session.hasView();
        };
    if (!now) {
      throw Refused.bad("Not now.");
    }
    Command command = entry.reader().read(in);
    return command instanceof Append append ? append.withMessage(in, session) : command;
  }

  private static Command uid(Input in) throws IOException, Refused {
    in.space();
    return switch (in.keyword()) {
      case "FETCH" -> Fetch.read(in, true);
      case "STORE" -> Store.read(in, true);
      case "SEARCH" -> Search.read(in, true);
      case "COPY" -> Copy.read(in, false, true);
      case "MOVE" -> Copy.read(in, true, true);
      case "EXPUNGE" -> Expunge.read(in);
      default -> throw Refused.bad("There is no such command.");
    };
  }
}
