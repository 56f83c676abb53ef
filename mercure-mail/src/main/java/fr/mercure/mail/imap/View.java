// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

import fr.mercure.mail.Folder;
import fr.mercure.mail.Mailbox;
import fr.mercure.mail.SearchKey.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The selected folder as the client knows it: which messages, under which numbers.
final class View {
  private final Mailbox mailbox;
  private final Folder folder;
  private final boolean readOnly;
  private final Map<Long, Long> told = new HashMap<>();
  private long[] uids;
  private int count;
  private long modseq;
  private List<Long> saved = List.of();

  /// @param modseq up to which the client knows the changes
  View(Mailbox mailbox, Folder folder, boolean readOnly, List<Long> uids, long modseq) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.readOnly = readOnly;
    this.uids = uids.stream().mapToLong(Long::longValue).toArray();
    this.count = this.uids.length;
    this.modseq = modseq;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  Folder folder() {
    return folder;
  }

  boolean readOnly() {
    return readOnly;
  }

  int count() {
    return count;
  }

  long modseq() {
    return modseq;
  }

  void knows(long upTo) {
    modseq = upTo;
    told.clear();
  }

  /// The client was told of the flags that a message has since this change.
  void told(long uid, long since) {
    told.put(uid, since);
  }

  boolean wasTold(long uid, long change) {
    return told.getOrDefault(uid, 0L) >= change;
  }

  List<Long> saved() {
    return saved;
  }

  void save(List<Long> found) {
    saved = List.copyOf(found);
  }

  /// Number of a message, from 1; 0 if the client does not know it.
  int number(long uid) {
    int place = Arrays.binarySearch(uids, 0, count, uid);
    return place < 0 ? 0 : place + 1;
  }

  /// Adds a message that has come.
  ///
  /// @return false if it is known
  boolean add(long uid) {
    if (count > 0 && uids[count - 1] >= uid) {
      return false;
    }
    if (count == uids.length) {
      uids = Arrays.copyOf(uids, Math.max(16, count * 2));
    }
    uids[count++] = uid;
    return true;
  }

  /// Takes a message out.
  ///
  /// @return the number that it had; 0 if it was not known
  int remove(long uid) {
    int number = number(uid);
    if (number > 0) {
      System.arraycopy(uids, number, uids, number - 1, count - number);
      count--;
    }
    return number;
  }

  /// UIDs of the set, ascending, each once; only messages that the client knows.
  List<Long> select(Numbers set, boolean byUid) throws Refused {
    if (set.isSaved()) {
      return saved.stream().filter(uid -> number(uid) > 0).toList();
    }
    var chosen = new boolean[count];
    for (Range range : set.ranges()) {
      mark(range, byUid, chosen);
    }
    var result = new ArrayList<Long>();
    for (int i = 0; i < count; i++) {
      if (chosen[i]) {
        result.add(uids[i]);
      }
    }
    return result;
  }

  private void mark(Range range, boolean byUid, boolean[] chosen) throws Refused {
    long last = byUid ? lastUid() : count;
    long one = range.first() == 0 ? last : range.first();
    long other = range.last() == 0 ? last : range.last();
    long from = Math.min(one, other);
    long to = Math.max(one, other);
    if (!byUid && (from < 1 || to > count)) {
      throw Refused.bad("There is no such message number.");
    }
    for (int i = byUid ? firstFrom(from) : (int) from - 1; i < count; i++) {
      if ((byUid ? uids[i] : i + 1) > to) {
        return;
      }
      chosen[i] = true;
    }
  }

  private int firstFrom(long uid) {
    int place = Arrays.binarySearch(uids, 0, count, uid);
    return place < 0 ? -place - 1 : place;
  }

  private long lastUid() {
    return count == 0 ? 0 : uids[count - 1];
  }
}
