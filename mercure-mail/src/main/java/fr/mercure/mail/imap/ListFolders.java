// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Folder;
import fr.mercure.mail.Mailbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// LIST with LIST-EXTENDED (RFC 5258), LIST-STATUS and SPECIAL-USE; LSUB.
///
/// @param subscribed only folders that the person has subscribed to
/// @param special only folders with a special use
/// @param status told of each folder; none if empty
record ListFolders(
    String response,
    String reference,
    List<String> patterns,
    boolean subscribed,
    boolean special,
    Set<StatusItem> status)
    implements Command {
  private static final int MOST_PATTERNS = 20;
  private static final int LONGEST_PATTERN = 512;

  static Command read(Input in) throws IOException, Refused {
    in.space();
    Set<String> selection = in.at('(') ? words(in) : Set.of();
    if (!selection.isEmpty() || in.at(' ')) {
      in.space();
    }
    String reference = in.astring();
    in.space();
    List<String> patterns = patterns(in);
    Set<StatusItem> status = in.take(' ') ? returned(in) : Set.of();
    return new ListFolders(
        "LIST",
        reference,
        patterns,
        selection.contains("SUBSCRIBED"),
        selection.contains("SPECIAL-USE"),
        status);
  }

  static Command readLsub(Input in) throws IOException, Refused {
    in.space();
    String reference = in.astring();
    in.space();
    return new ListFolders("LSUB", reference, List.of(in.pattern()), true, false, Set.of());
  }

  private static Set<String> words(Input in) throws IOException, Refused {
    var words = new HashSet<String>();
    in.expect('(');
    while (!in.take(')')) {
      if (!words.isEmpty()) {
        in.space();
      }
      words.add(in.keyword());
    }
    return words;
  }

  private static List<String> patterns(Input in) throws IOException, Refused {
    if (!in.take('(')) {
      return List.of(in.pattern());
    }
    var patterns = new ArrayList<String>();
    do {
      patterns.add(in.pattern());
    } while (in.take(' ') && patterns.size() < MOST_PATTERNS);
    in.expect(')');
    return patterns;
  }

  private static Set<StatusItem> returned(Input in) throws IOException, Refused {
    if (!in.keyword().equals("RETURN")) {
      throw Refused.bad("Expected RETURN.");
    }
    in.space();
    in.expect('(');
    Set<StatusItem> status = Set.of();
    while (!in.take(')')) {
      in.take(' ');
      switch (in.keyword()) {
        case "STATUS" -> {
          in.space();
          status = StatusItem.read(in);
        }
        case "SUBSCRIBED", "CHILDREN", "SPECIAL-USE" -> {} // told in any case
        default -> throw Refused.bad("LIST cannot return that.");
      }
    }
    return status;
  }

  @Override
  public Reply run(Session session) throws IOException, Refused {
    if (patterns.equals(List.of(""))) {
      session.output().untagged(response + " (\\Noselect) \"/\" \"\"");
      return Reply.ok("Done");
    }
    for (Mailbox box : session.boxes()) {
      for (Folder folder : session.store().folders().of(box.id(), session.person())) {
        if (wants(folder) && matches(session, session.name(box, folder.name()))) {
          tell(session, box, folder);
        }
      }
    }
    return Reply.ok("Done");
  }

  private boolean wants(Folder folder) {
    return (!subscribed || folder.subscribed()) && (!special || !folder.specialUse().isEmpty());
  }

  private boolean matches(Session session, String name) throws Refused {
    for (String pattern : patterns) {
      String wire = reference + pattern;
      String whole = session.isUtf8() ? wire : FolderName.decode(wire);
      if (whole.length() > LONGEST_PATTERN) {
        throw Refused.no("[LIMIT] The pattern is too long.");
      }
      if (matches(normal(whole), normal(name))) {
        return true;
      }
    }
    return false;
  }

  private static String normal(String name) {
    return name.toUpperCase(Locale.ROOT).equals("INBOX") ? "INBOX" : name;
  }

  /// `*` stands for anything, `%` for anything without a slash. Takes pattern × name steps.
  static boolean matches(String pattern, String name) {
    var reached = new boolean[name.length() + 1];
    reached[0] = true;
    for (int p = 0; p < pattern.length(); p++) {
      char c = pattern.charAt(p);
      var next = new boolean[name.length() + 1];
      for (int n = 0; n <= name.length(); n++) {
        if (c == '*' || c == '%') {
          boolean longer = n > 0 && next[n - 1] && (c == '*' || name.charAt(n - 1) != '/');
          next[n] = reached[n] || longer;
        } else {
          next[n] = n > 0 && reached[n - 1] && name.charAt(n - 1) == c;
        }
      }
      reached = next;
    }
    return reached[name.length()];
  }

  private void tell(Session session, Mailbox box, Folder folder) throws IOException {
    var attributes = new ArrayList<String>();
    if (folder.subscribed()) {
      attributes.add("\\Subscribed");
    }
    if (!folder.specialUse().isEmpty()) {
      attributes.add(folder.specialUse());
    }
    String name = session.name(box, folder.name());
    session
        .output()
        .untagged(
            "%s (%s) \"/\" %s"
                .formatted(response, String.join(" ", attributes), session.quoted(name)));
    if (!status.isEmpty()) {
      StatusItem.tell(session, name, folder, status);
    }
  }
}
