// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;
import java.util.Optional;

/// What is done about one right of one person.
sealed interface RightCommand {
  /// The person asks for it; asked again a day later, it reminds.
  ///
  /// @param why in their own words; may be empty
  record Ask(String why) implements RightCommand {}

  /// Gives it, asked for or not, or gives it another end.
  ///
  /// @param until its end; none if it has none
  record Grant(Optional<Instant> until) implements RightCommand {}

  /// Answers a request with no.
  ///
  /// @param reason shown to whoever asked, word for word
  record Refuse(String reason) implements RightCommand {}

  /// Takes it back.
  ///
  /// @param reason shown to the holder, word for word
  record Withdraw(String reason) implements RightCommand {}
}
