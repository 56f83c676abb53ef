// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.post.MyMailbox;
import fr.mercure.web.Texts;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What is known of letters that announce official messages; answered by whoever sends those.
public interface OfficialLetters {
  /// An official message as a row of a list.
  ///
  /// @param sender in words
  /// @param subject in words, with its reference
  /// @param opened whether somebody of the mailbox has opened it
  /// @param deadline when an answer is due, as short as a list needs; empty if none is
  /// @param excerpt of what it says; of a sealed one, that it is
  /// @param path of its page
  /// @param opening where to post to open it
  /// @param due when an answer is due
  record Official(
      String sender,
      String subject,
      boolean opened,
      String deadline,
      String excerpt,
      String path,
      String opening,
      Optional<Instant> due) {}

  /// Those of these references that belong to this mailbox.
  Map<String, Official> of(MyMailbox mailbox, Collection<String> references, Texts texts);
}
