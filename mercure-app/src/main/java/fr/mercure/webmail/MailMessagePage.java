// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.web.Choice;
import java.util.List;

/// A conversation with one of its messages open, beside the list.
///
/// @param subject of the open message
/// @param acts where forms about the open message post to
/// @param uid of the open message
/// @param write address of the page that writes, with its parameters for this message, to which
///   `&mode=` is added
/// @param flagged, trashed, junk what the open message is
/// @param folders where it can be moved to
/// @param entries oldest first
/// @param team who sees to it, and its tags
public record MailMessagePage(
    MailFrame frame,
    String subject,
    String acts,
    long uid,
    String write,
    boolean mayWrite,
    boolean flagged,
    boolean trashed,
    boolean junk,
    List<Target> folders,
    List<Entry> entries,
    Team team) {
  public MailMessagePage {
    folders = List.copyOf(folders);
    entries = List.copyOf(entries);
  }

  /// Who sees to a message of a shared mailbox, and which tags it bears.
  ///
  /// @param busy who else is answering it, as sentences
  /// @param assigned to whom it was given, as a sentence; empty if to nobody
  /// @param assignee such as `person:12`; empty if nobody
  /// @param colleagues to whom it can be given; none in a mailbox that is not shared
  public record Team(
      List<Mark> tags,
      List<String> busy,
      String assigned,
      String assignee,
      List<Choice> colleagues) {
    public Team {
      tags = List.copyOf(tags);
      busy = List.copyOf(busy);
      colleagues = List.copyOf(colleagues);
    }
  }

  /// A tag that the message bears or may bear.
  public record Mark(MailTag tag, boolean on) {}

  /// Address under which other acts of its folder are.
  public String list() {
    return acts.substring(0, acts.lastIndexOf('/'));
  }

  /// A folder to move to.
  public record Target(String slug, String name) {}

  /// A message of the conversation.
  ///
  /// @param path of its own page
  /// @param from name and address
  /// @param to names and addresses
  /// @param open whether it is the one asked for
  /// @param official of an official message, which has a page of its own: address of that page;
  ///   empty for all others
  /// @param text in pieces, links apart; empty if HTML is shown
  /// @param html address of its cleaned HTML; empty if it has none
  /// @param blocked how many pictures from elsewhere are not shown
  public record Entry(
      String path,
      String initials,
      String from,
      String to,
      String when,
      boolean open,
      String official,
      List<Piece> text,
      String html,
      int blocked,
      List<File> files) {
    public Entry {
      text = List.copyOf(text);
      files = List.copyOf(files);
    }
  }

  /// Text, or a link that says where it leads.
  ///
  /// @param href empty for plain text
  public record Piece(String text, String href) {}

  /// An attachment.
  ///
  /// @param size in words
  /// @param preview address of its picture or text; empty if it cannot be shown
  /// @param picture whether the preview is a picture
  public record File(String path, String name, String size, String preview, boolean picture) {}
}
