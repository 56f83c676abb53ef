// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.transfer;

import java.util.ArrayList;
import java.util.List;

/// What an import has done, or would do.
///
/// @param folders in the order of the source
/// @param skipped the first {@link #MOST_SKIPPED} that were left out, with why
/// @param end why it stopped
/// @param said what the source said last, if it stopped because of it; else empty
public record ImportReport(List<OfFolder> folders, List<Skipped> skipped, End end, String said) {
  /// How many left out are told one by one.
  public static final int MOST_SKIPPED = 200;

  public ImportReport {
    folders = List.copyOf(folders);
    skipped = List.copyOf(skipped);
  }

  /// Why an import stopped.
  public enum End {
    DONE,
    /// The mailbox here has no room for more.
    FULL,
    /// The source refused user or password.
    REFUSED,
    /// The source cannot be reached, or went away: the same import, run again, goes on from there.
    CUT
  }

  /// Why something was left out.
  public enum Reason {
    /// Larger than a message may be here.
    TOO_LARGE,
    /// Beyond as many as one file may bring.
    TOO_MANY,
    /// No header at all.
    NO_MESSAGE,
    /// The source could not show it.
    UNREADABLE,
    /// A folder of which every message is in another folder too.
    VIRTUAL,
    /// A folder of somebody else, whom the user may read there.
    OF_OTHERS,
    /// The name is too long, or there are too many folders.
    NO_FOLDER
  }

  /// One message or folder that was left out.
  ///
  /// @param folder name at the source; of a file, empty
  /// @param uid of the message there, its place in a file; 0 for the whole folder
  public record Skipped(String folder, long uid, Reason reason) {}

  /// One folder.
  ///
  /// @param source its name there
  /// @param target its name here
  /// @param found messages there
  /// @param kept that came with this import, or would come
  /// @param bytes of those
  /// @param before that had come with an earlier one, or are here already
  /// @param left that were left out
  public record OfFolder(
      String source, String target, long found, long kept, long bytes, long before, long left) {}

  /// Messages that came, or would come.
  public long kept() {
    return folders.stream().mapToLong(OfFolder::kept).sum();
  }

  /// Messages that were here before.
  public long before() {
    return folders.stream().mapToLong(OfFolder::before).sum();
  }

  /// Messages that were left out.
  public long left() {
    return folders.stream().mapToLong(OfFolder::left).sum();
  }

  /// Bytes that came, or would come.
  public long bytes() {
    return folders.stream().mapToLong(OfFolder::bytes).sum();
  }

  /// Gathers a report.
  static final class Tally {
    private final List<OfFolder> folders = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private String source = "";
    private String target = "";
    private long found;
    private long kept;
    private long bytes;
    private long before;
    private long left;

    void begin(String from, String to, long messages) {
      source = from;
      target = to;
      found = messages;
      kept = 0;
      bytes = 0;
      before = 0;
      left = 0;
    }

    void kept(long size) {
      kept++;
      bytes += size;
    }

    void before() {
      before++;
    }

    void skip(long uid, Reason reason) {
      left++;
      note(source, uid, reason);
    }

    /// Leaves a whole folder out.
    void note(String folder, long uid, Reason reason) {
      if (skipped.size() < MOST_SKIPPED) {
        skipped.add(new Skipped(folder, uid, reason));
      }
    }

    void end() {
      folders.add(new OfFolder(source, target, found, kept, bytes, before, left));
    }

    ImportReport report(End end, String said) {
      return new ImportReport(folders, skipped, end, said);
    }
  }
}
