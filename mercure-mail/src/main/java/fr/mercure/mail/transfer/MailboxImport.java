// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.transfer;

import fr.mercure.mail.Deposit;
import fr.mercure.mail.ReadMessage;
import fr.mercure.mail.transfer.ImportReport.End;
import fr.mercure.mail.transfer.ImportReport.Reason;
import fr.mercure.mail.transfer.ImportReport.Tally;
import fr.mercure.mail.transfer.TransferStore.Fate;
import fr.mercure.mail.transfer.TransferStore.Item;
import fr.mercure.mail.transfer.TransferStore.Way;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/// Brings a mailbox of another IMAP server over, with folders, flags and dates of receipt. What has
/// come stays; run again, it goes on where it was cut.
public final class MailboxImport {
  private static final int AT_ONCE = 100;
  private static final long BYTES_AT_ONCE = 8L * 1024 * 1024;

  private final TransferStore store;
  private final Clock clock;

  public MailboxImport(TransferStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What is to be brought.
  ///
  /// @param password of the user there
  /// @param trust whose certificates are believed
  /// @param mailbox key of the one here
  /// @param dry whether nothing is kept, only counted
  public record Order(
      ImapAddress from, String password, SSLContext trust, long mailbox, boolean dry) {
    /// Never the password.
    @Override
    public String toString() {
      return from + " to " + mailbox;
    }
  }

  /// Told of each step.
  ///
  /// @param all hears once how many messages there are
  /// @param done hears how many of them were looked at
  public record Watch(LongConsumer all, LongConsumer done) {
    /// Nobody looks.
    public static final Watch NONE = new Watch(_ -> {}, _ -> {});
  }

  /// Brings what has not come yet. Whatever happens there, there is a report.
  public ImportReport run(Order order, Watch watch) {
    var tally = new Tally();
    try (ImapSource source = ImapSource.open(order.from(), order.password(), order.trust())) {
      return new Run(order, watch, source, tally).run();
    } catch (AuthenticationFailedException e) {
      return tally.report(End.REFUSED, said(e));
    } catch (MessagingException e) {
      return tally.report(End.CUT, said(e));
    }
  }

  private static String said(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()).strip();
  }

  /// One run.
  private final class Run {
    private final Order order;
    private final Watch watch;
    private final ImapSource source;
    private final Tally tally;
    private final TargetFolders targets;
    private final List<Item> batch = new ArrayList<>();
    private long batchBytes;
    private long done;
    private boolean full;

    Run(Order order, Watch watch, ImapSource source, Tally tally) {
      this.order = order;
      this.watch = watch;
      this.source = source;
      this.tally = tally;
      this.targets = new TargetFolders(store.mail().folders(), order.mailbox());
    }

    private record Wanted(IMAPFolder folder, String target, int messages) {}

    ImportReport run() throws MessagingException {
      List<Wanted> wanted = wanted();
      watch.all().accept(wanted.stream().mapToLong(Wanted::messages).sum());
      for (Wanted each : wanted) {
        bring(each);
        if (full) {
          return tally.report(End.FULL, "");
        }
      }
      return tally.report(End.DONE, "");
    }

    private List<Wanted> wanted() throws MessagingException {
      var wanted = new ArrayList<Wanted>();
      List<String> others = source.othersBegin();
      for (IMAPFolder folder : source.folders()) {
        List<String> attributes = Arrays.asList(folder.getAttributes());
        Optional<String> target =
            targets.name(folder.getFullName(), folder.getSeparator(), attributes);
        if (others.stream().anyMatch(folder.getFullName()::startsWith)) {
          tally.note(folder.getFullName(), 0, Reason.OF_OTHERS);
        } else if (TargetFolders.isVirtual(attributes)) {
          tally.note(folder.getFullName(), 0, Reason.VIRTUAL);
        } else if (target.isEmpty()) {
          tally.note(folder.getFullName(), 0, Reason.NO_FOLDER);
        } else {
          wanted.add(new Wanted(folder, target.get(), Math.max(0, folder.getMessageCount())));
        }
      }
      return wanted;
    }

    private void bring(Wanted wanted) throws MessagingException {
      Optional<Long> target = order.dry() ? Optional.of(0L) : targets.open(wanted.target());
      if (target.isEmpty()) {
        tally.note(wanted.folder().getFullName(), 0, Reason.NO_FOLDER);
        return;
      }
      IMAPFolder folder = wanted.folder();
      folder.open(Folder.READ_ONLY);
      tally.begin(folder.getFullName(), wanted.target(), folder.getMessageCount());
      try {
        var way =
            new Way(
                order.mailbox(),
                target.get(),
                order.from().toString(),
                folder.getFullName(),
                folder.getUIDValidity());
        all(way, folder);
        folder.close(false);
      } finally {
        tally.end();
      }
    }

    private void all(Way way, IMAPFolder folder) throws MessagingException {
      int count = folder.getMessageCount();
      for (int first = 1; first <= count && !full; first += AT_ONCE) {
        int last = Math.min(count, first + AT_ONCE - 1);
        some(way, folder, ImapSource.messages(folder, first, last));
        keep(way);
        watch.done().accept(done);
      }
    }

    private void some(Way way, IMAPFolder folder, List<IMAPMessage> messages)
        throws MessagingException {
      var uids = new ArrayList<Long>();
      for (IMAPMessage message : messages) {
        uids.add(folder.getUID(message));
      }
      Set<Long> known = store.known(way, uids);
      for (int i = 0; i < uids.size() && !full; i++) {
        done++;
        if (known.contains(uids.get(i))) {
          tally.before();
        } else {
          one(way, uids.get(i), messages.get(i));
        }
      }
    }

    private void one(Way way, long uid, IMAPMessage message) throws MessagingException {
      int size = message.getSize();
      if (size > ReadMessage.LARGEST) {
        tally.skip(uid, Reason.TOO_LARGE);
      } else if (order.dry()) {
        tally.kept(size);
      } else {
        read(uid, message);
        if (batchBytes > BYTES_AT_ONCE) {
          keep(way);
        }
      }
    }

    private void read(long uid, IMAPMessage message) throws MessagingException {
      try {
        byte[] bytes = ImapSource.bytes(message, ReadMessage.LARGEST);
        if (bytes.length > ReadMessage.LARGEST) {
          tally.skip(uid, Reason.TOO_LARGE);
        } else if (bytes.length == 0) {
          tally.skip(uid, Reason.NO_MESSAGE);
        } else {
          var deposit =
              new Deposit(ReadMessage.of(bytes), ImapSource.flags(message), received(message));
          batch.add(new Item(uid, deposit));
          batchBytes += bytes.length;
        }
      } catch (MessageRemovedException e) {
        tally.skip(uid, Reason.UNREADABLE);
      } catch (MessagingException | IOException e) {
        if (!source.isThere()) {
          throw new MessagingException(said(e), e);
        }
        tally.skip(uid, Reason.UNREADABLE);
      }
    }

    private Instant received(Message message) throws MessagingException {
      Date received = message.getReceivedDate();
      Instant at = received == null ? clock.instant() : received.toInstant();
      return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private void keep(Way way) {
      if (batch.isEmpty()) {
        return;
      }
      List<Fate> fates = store.keep(way, batch);
      for (int i = 0; i < fates.size(); i++) {
        if (fates.get(i) == Fate.KEPT) {
          tally.kept(batch.get(i).deposit().message().content().length);
        } else {
          tally.before();
        }
      }
      full = fates.size() < batch.size();
      batch.clear();
      batchBytes = 0;
    }
  }
}
