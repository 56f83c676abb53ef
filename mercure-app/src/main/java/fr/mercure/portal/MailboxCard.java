// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Actor;
import java.time.Instant;
import java.util.Optional;

/// The state of the mailbox on the home page; made by messaging.
public interface MailboxCard {
  /// The mailboxes that this person reads, together.
  State of(Actor actor);

  /// What the card shows.
  ///
  /// @param unread messages nobody has opened
  /// @param official those of them that customs sent
  /// @param lastOpened when an official message was last opened
  record State(long unread, long official, Optional<Instant> lastOpened) {}
}
