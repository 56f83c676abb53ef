// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What is done about one right of one person.
sealed interface RightCommand {
  /// The person asks for it; asked again a day later, it reminds.
  ///
  /// @param why in their own words; may be empty
  /// @param offices where it is wanted; empty for every office
  record Ask(String why, Set<String> offices) implements RightCommand {}

  /// Gives it, asked for or not, or gives it another end.
  ///
  /// @param until its end; none if it has none
  /// @param offices where it holds; empty for every office
  record Grant(Optional<Instant> until, Set<String> offices) implements RightCommand {}

  /// Answers a request with no.
  ///
  /// @param reason shown to whoever asked, word for word
  record Refuse(String reason) implements RightCommand {}

  /// What was typed cannot be read, so nothing is done.
  record Unreadable(RightOutcome.Why why) implements RightCommand {}

  /// Takes it back.
  ///
  /// @param reason shown to the holder, word for word
  record Withdraw(String reason) implements RightCommand {}
}
