// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.identity.Actor;
import fr.mercure.post.MyMailbox;
import fr.mercure.web.Shell;
import java.util.Optional;

/// Makes the frame around what a page of the mailbox shows.
public interface MailFrames {
  /// What of a folder is to be listed.
  ///
  /// @param query in the language of {@link MailSearch}; empty for all
  /// @param before UID that the page begins below; empty for the first one
  /// @param current address of the message shown beside the list; empty if none is
  record Wish(String query, boolean unreadOnly, String before, String current) {
    /// The first page of everything.
    public static final Wish ALL = new Wish("", false, "", "");

    /// The first page of everything, with this message beside it.
    public static Wish beside(String path) {
      return new Wish("", false, "", path);
    }
  }

  /// The mailbox of this slug.
  ///
  /// @throws org.springframework.web.server.ResponseStatusException 404 if the actor may not read
  ///   it: whether it exists is not told
  MyMailbox mailbox(Actor actor, String slug);

  /// Where the letter that announces an official message is, as `folder/uid`; nowhere if somebody
  /// has deleted it for good.
  Optional<String> letter(Actor actor, MyMailbox mailbox, String reference);

  /// Marks the letter of an official message as read, for whoever has just opened that message.
  void read(Actor actor, MyMailbox mailbox, String reference);

  /// Folders and one list of a mailbox.
  ///
  /// @param place slug of the folder
  /// @throws org.springframework.web.server.ResponseStatusException 404 if there is no such folder
  MailFrame of(
      Shell shell,
      Actor actor,
      MyMailbox mailbox,
      String place,
      Wish wish,
      Optional<MailFrame.Done> done);
}
