// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Folder;
import fr.mercure.mail.FolderStore.Counts;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What STATUS tells of a folder.
enum StatusItem {
  MESSAGES,
  RECENT,
  UIDNEXT,
  UIDVALIDITY,
  UNSEEN,
  DELETED,
  SIZE,
  HIGHESTMODSEQ;

  static Set<StatusItem> read(Input in) throws IOException, Refused {
    var items = EnumSet.noneOf(StatusItem.class);
    in.expect('(');
    do {
      items.add(of(in.keyword()));
    } while (in.take(' '));
    in.expect(')');
    return items;
  }

  private static StatusItem of(String name) throws Refused {
    for (StatusItem item : values()) {
      if (item.name().equals(name.toUpperCase(Locale.ROOT))) {
        return item;
      }
    }
    throw Refused.bad("STATUS does not know " + name + ".");
  }

  /// Tells them.
  static void tell(Session session, String name, Folder folder, Set<StatusItem> items)
      throws IOException {
    Counts counts = session.store().folders().counts(folder.id(), session.person());
    String values =
        items.stream()
            .map(item -> item + " " + item.value(folder, counts))
            .collect(Collectors.joining(" "));
    session.output().untagged("STATUS " + session.quoted(name) + " (" + values + ")");
  }

  private long value(Folder folder, Counts counts) {
    return switch (this) {
      case MESSAGES -> counts.messages();
      case RECENT -> 0;
      case UIDNEXT -> folder.nextUid();
      case UIDVALIDITY -> folder.uidValidity();
      case UNSEEN -> counts.unseen();
      case DELETED -> counts.deleted();
      case SIZE -> counts.size();
      case HIGHESTMODSEQ -> folder.highestModseq();
    };
  }
}
