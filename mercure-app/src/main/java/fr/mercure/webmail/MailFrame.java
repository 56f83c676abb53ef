// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.web.MailRow;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// What stands around a message: folders on the left, the list beside it.
///
/// @param path of the mailbox, such as `/messagerie/FR00677A`
/// @param name of the mailbox
/// @param address of the mailbox
/// @param folders of this mailbox
/// @param others the other mailboxes of the reader
/// @param place slug of the folder shown
/// @param title of the folder shown, in words
/// @param query searched for; empty if nothing is
/// @param unreadOnly whether the list is cut to what is unread
/// @param acts whether rows can be ticked and acted upon
/// @param after address of the next page of the list; empty on the last one
/// @param next the UID that the next message of the folder gets
/// @param done what has just happened, if something has
/// @param side what people have arranged around it
public record MailFrame(
    Shell shell,
    String path,
    String name,
    String address,
    List<Link> folders,
    List<Link> others,
    String place,
    String title,
    String query,
    boolean unreadOnly,
    boolean acts,
    List<Line> lines,
    String after,
    long next,
    Optional<Done> done,
    Side side) {
  public MailFrame {
    folders = List.copyOf(folders);
    others = List.copyOf(others);
    lines = List.copyOf(lines);
  }

  /// A folder or a mailbox.
  public record Link(
      String path, String icon, String label, long count, boolean unread, boolean current) {}

  /// A message of the list.
  ///
  /// @param opening where to post to open it; empty if a link opens it
  /// @param uid what acts on it name; 0 if nothing can be done to it here
  /// @param together how many messages the conversation has here
  /// @param assigned name of who is to see to it; empty if nobody is
  public record Line(
      MailRow row,
      String opening,
      long uid,
      boolean flagged,
      long together,
      List<MailTag> tags,
      String assigned) {
    public Line {
      tags = List.copyOf(tags);
    }

    /// One that bears nothing.
    public Line(MailRow row, String opening, long uid, boolean flagged, long together) {
      this(row, opening, uid, flagged, together, List.of(), "");
    }

    Line with(List<MailTag> itsTags, String itsAssigned) {
      return new Line(row, opening, uid, flagged, together, itsTags, itsAssigned);
    }
  }

  /// What stands under the folders.
  ///
  /// @param settings address of the page where it is arranged
  public record Side(List<MailTag> tags, List<Link> searches, String settings) {
    public Side {
      tags = List.copyOf(tags);
      searches = List.copyOf(searches);
    }
  }

  /// What has just happened.
  ///
  /// @param text as a sentence
  /// @param undo where to post to undo it; empty if nothing can
  /// @param values hidden fields of that form, in pairs
  public record Done(String text, String undo, List<List<String>> values) {
    public Done {
      values = List.copyOf(values);
    }
  }

  /// Address of the list shown.
  public String list() {
    return path + "/" + place;
  }

  /// The same frame with other lines: of a list that the mail engine does not have.
  public MailFrame with(
      String otherPlace, String otherTitle, List<Line> otherLines, String following) {
    return new MailFrame(
        shell,
        path,
        name,
        address,
        current(otherPlace),
        others,
        otherPlace,
        otherTitle,
        "",
        false,
        false,
        otherLines,
        following,
        0,
        done,
        side);
  }

  private List<Link> current(String otherPlace) {
    return folders.stream()
        .map(f ->
            new Link(
                f.path(),
                f.icon(),
                f.label(),
                f.count(),
                f.unread(),
                f.path().equals(path + "/" + otherPlace)))
        .toList();
  }
}
