// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.SearchKey;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// SEARCH, with ESEARCH (RFC 4731) and SEARCHRES (RFC 5182).
///
/// @param returned what ESEARCH is to tell; empty for the answer of old
record Search(SearchKey key, Set<String> returned, boolean extended, boolean byUid)
    implements Command {
  private static final Set<String> RETURNABLE = Set.of("MIN", "MAX", "ALL", "COUNT", "SAVE");

  static Command read(Input in, boolean byUid) throws IOException, Refused {
    in.space();
    var keys = new SearchReader(in);
    String first = in.at('(') || in.at('$') || keys.isNumbers() ? "" : in.keyword();
    boolean extended = first.equals("RETURN");
    Set<String> returned = extended ? returned(in) : Set.of();
    if (extended) {
      in.space();
      first = in.at('(') || in.at('$') || keys.isNumbers() ? "" : in.keyword();
    }
    if (first.equals("CHARSET")) {
      in.space();
      charset(in.astring());
      in.space();
      first = "";
    }
    SearchKey key = first.isEmpty() ? keys.all() : keys.allFrom(first);
    return new Search(key, returned, extended, byUid);
  }

  private static void charset(String name) throws Refused {
    if (!name.equalsIgnoreCase("UTF-8") && !name.equalsIgnoreCase("US-ASCII")) {
      throw Refused.no("[BADCHARSET (UTF-8 US-ASCII)] This charset is not known here.");
    }
  }

  private static Set<String> returned(Input in) throws IOException, Refused {
    in.space();
    in.expect('(');
    var options = new HashSet<String>();
    while (!in.take(')')) {
      if (!options.isEmpty()) {
        in.space();
      }
      String option = in.keyword();
      if (!RETURNABLE.contains(option)) {
        throw Refused.bad("SEARCH cannot return " + option + ".");
      }
      options.add(option);
    }
    return options.isEmpty() ? Set.of("ALL") : options;
  }

  @Override
  public Reply run(Session session) throws IOException, Refused {
    View view = session.view();
    SearchKey resolved = resolved(view);
    List<Long> uids =
        session.store().reading().search(view.folder().id(), session.person(), resolved).stream()
            .filter(uid -> view.number(uid) > 0)
            .toList();
    if (returned.contains("SAVE")) {
      view.save(uids);
    }
    List<Long> names = byUid ? uids : uids.stream().map(uid -> (long) view.number(uid)).toList();
    if (extended || session.isUtf8()) {
      tellExtended(session, names);
    } else {
      String list = names.stream().map(n -> " " + n).collect(Collectors.joining());
      session.output().untagged("SEARCH" + list);
    }
    return Reply.ok("Done");
  }

  /// With the client's numbers turned into UIDs.
  private SearchKey resolved(View view) throws Refused {
    var fault = new AtomicReference<Refused>();
    SearchKey result =
        key.exchange(leaf -> {
          try {
            return SearchReader.resolved(leaf, view);
          } catch (Refused refused) {
            fault.set(refused);
            return leaf;
          }
        });
    Refused refused = fault.get();
    if (refused != null) {
      throw refused;
    }
    return result;
  }

  private void tellExtended(Session session, List<Long> names) throws IOException {
    Set<String> wanted = extended ? returned : Set.of("ALL");
    if (wanted.equals(Set.of("SAVE"))) {
      return;
    }
    var text = new StringBuilder("ESEARCH");
    if (byUid) {
      text.append(" UID");
    }
    if (!names.isEmpty()) {
      appendIf(wanted, "MIN", text, names.getFirst().toString());
      appendIf(wanted, "MAX", text, names.getLast().toString());
      appendIf(wanted, "ALL", text, ranges(names));
    }
    appendIf(wanted, "COUNT", text, String.valueOf(names.size()));
    session.output().untagged(text.toString());
  }

  private static void appendIf(Set<String> wanted, String name, StringBuilder text, String value) {
    if (wanted.contains(name)) {
      text.append(' ').append(name).append(' ').append(value);
    }
  }

  static String ranges(List<Long> ascending) {
    var text = new StringBuilder();
    int at = 0;
    while (at < ascending.size()) {
      int end = at;
      while (end + 1 < ascending.size() && ascending.get(end + 1) == ascending.get(end) + 1) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ",").append(ascending.get(at));
      if (end > at) {
        text.append(':').append(ascending.get(end));
      }
      at = end + 1;
    }
    return text.toString();
  }

  @Override
  public boolean tellsExpunges() {
    return byUid;
  }
}
