// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import fr.mercure.identity.Actor;
import fr.mercure.mail.Folder;
import fr.mercure.mail.MailContent;
import fr.mercure.mail.MailStore;
import fr.mercure.mail.Placed;
import fr.mercure.post.MyMailbox;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Finds messages for pages, for who may read them.
@Component
class MailReading {
  /// How many messages can be acted on at once.
  static final int MOST_CHOSEN = 200;

  private final MailFrames frames;
  private final MailStore mail;

  MailReading(MailFrames frames, MailStore mail) {
    this.frames = frames;
    this.mail = mail;
  }

  /// A message where somebody reads it.
  record Found(MyMailbox mailbox, Folder folder, Placed placed, MailContent content) {
    /// Address of its page.
    String path() {
      return list() + "/" + placed.uid();
    }

    /// Address of its folder.
    String list() {
      return mailbox.path() + "/" + MailPlaces.slug(folder);
    }
  }

  /// A message.
  ///
  /// @throws ResponseStatusException 404 if there is no such message for this actor
  Found find(Actor actor, String box, String place, long uid) {
    MyMailbox mailbox = frames.mailbox(actor, box);
    Folder folder = folder(actor, mailbox, place);
    Placed placed =
        mail.reading().placed(folder.id(), List.of(uid), actor.id()).stream()
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    return new Found(mailbox, folder, placed, content(placed.message()));
  }

  /// A folder.
  ///
  /// @throws ResponseStatusException 404 if there is no such folder
  Folder folder(Actor actor, MyMailbox mailbox, String place) {
    return MailPlaces.find(mail.folders().of(mailbox.box().id(), actor.id()), place)
        .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
  }

  /// Messages that somebody has ticked, at most {@link #MOST_CHOSEN}.
  ///
  /// @param conversations whether each stands for its conversation
  List<Long> chosen(Folder folder, List<Long> ticked, boolean conversations) {
    List<Long> first =
        ticked.stream().filter(uid -> uid != null).distinct().limit(MOST_CHOSEN).toList();
    return conversations
        ? first.stream()
            .flatMap(uid ->
                mail.lists().thread(folder.id(), uid).stream()
                    .flatMap(thread -> mail.lists().uids(folder.id(), thread).stream()))
            .distinct()
            .limit(MOST_CHOSEN)
            .toList()
        : first;
  }

  MailContent content(long message) {
    byte[] bytes = mail.reading().contents(List.of(message)).get(message);
    if (bytes == null) {
      throw new ResponseStatusException(NOT_FOUND);
    }
    return MailContent.of(bytes);
  }
}
