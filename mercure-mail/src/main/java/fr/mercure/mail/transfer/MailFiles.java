// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.transfer;

import fr.mercure.mail.Deposit;
import fr.mercure.mail.Placed;
import fr.mercure.mail.ReadMessage;
import fr.mercure.mail.transfer.ImportReport.End;
import fr.mercure.mail.transfer.ImportReport.Reason;
import fr.mercure.mail.transfer.ImportReport.Tally;
import fr.mercure.mail.transfer.TransferStore.Fate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Messages as files: EML, one message; mbox, many.
public final class MailFiles {
  private static final int AT_ONCE = 500;
  private static final long BYTES_AT_ONCE = 16L * 1024 * 1024;
  private static final int MOST = 10_000;

  private final TransferStore store;

  public MailFiles(TransferStore store) {
    this.store = store;
  }

  /// Puts the messages of a file into a folder; those that the folder has already are left as they
  /// are. Each one is kept once it is read: a file that breaks off leaves what came before.
  ///
  /// @param file EML or mbox; one message in memory at a time, at most 10 000 kept; not closed
  /// @param now when they arrive, if neither the file nor the message tells a date
  public ImportReport take(long folder, InputStream file, Instant now) throws IOException {
    var tally = new Tally();
    tally.begin("", "", 0);
    var reader = new MboxReader(file, ReadMessage.LARGEST);
    End end = End.DONE;
    long place = 0;
    for (var each = reader.next(); each.isPresent() && end == End.DONE; each = reader.next()) {
      if (!take(folder, each.get(), ++place, now, tally)) {
        end = End.FULL;
      }
    }
    tally.end();
    return tally.report(end, "");
  }

  private boolean take(long folder, MboxReader.Each each, long place, Instant now, Tally tally) {
    if (each.tooLarge() || place > MOST) {
      tally.skip(place, each.tooLarge() ? Reason.TOO_LARGE : Reason.TOO_MANY);
      return true;
    }
    ReadMessage message = ReadMessage.of(each.bytes());
    if (message.headers().isBlank()) {
      tally.skip(place, Reason.NO_MESSAGE);
      return true;
    }
    Instant at = each.at().or(message::sentAt).orElse(now).truncatedTo(ChronoUnit.SECONDS);
    Fate fate = store.put(folder, new Deposit(message, each.flags(), at));
    switch (fate) {
      case KEPT -> tally.kept(message.content().length);
      case HERE -> tally.before();
      case FULL -> {}
    }
    return fate != Fate.FULL;
  }

  /// Writes all messages of a folder as an mbox, in the order of arrival, a few at a time.
  ///
  /// @param person whose flags of reading it tells
  public void mbox(long folder, String person, OutputStream to) throws IOException {
    List<Long> uids = store.mail().reading().uids(folder);
    for (int from = 0; from < uids.size(); from += AT_ONCE) {
      List<Long> some = uids.subList(from, Math.min(uids.size(), from + AT_ONCE));
      write(store.mail().reading().placed(folder, some, person), to);
    }
  }

  private void write(List<Placed> placed, OutputStream to) throws IOException {
    var some = new ArrayList<Placed>();
    long bytes = 0;
    for (Placed each : placed) {
      if (bytes + each.size() > BYTES_AT_ONCE) {
        writeNow(some, to);
        some.clear();
        bytes = 0;
      }
      some.add(each);
      bytes += each.size();
    }
    writeNow(some, to);
  }

  private void writeNow(List<Placed> placed, OutputStream to) throws IOException {
    Map<Long, byte[]> contents =
        store.mail().reading().contents(placed.stream().map(Placed::message).toList());
    for (Placed each : placed) {
      byte[] content = contents.get(each.message());
      if (content != null) {
        Mbox.write(content, each.flags(), each.receivedAt(), to);
      }
    }
  }
}
