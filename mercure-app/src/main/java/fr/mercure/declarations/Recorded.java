// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.time.Duration;

/// What became of something given to the register. All but [Busy] are on the disk when the caller
/// reads them.
public sealed interface Recorded {
  /// Stored as given.
  ///
  /// @param declaration its key; 0 if the message belongs to none
  /// @param answer the recorded answer
  record Stored(long declaration, String answer) implements Recorded {}

  /// The message has come before, or another with the same content: nothing new is stored.
  ///
  /// @param answer the answer given the first time
  /// @param keyReused whether the sender gave the key of another message: then it has no answer yet
  record SameAgain(String answer, boolean keyReused) implements Recorded {}

  /// The LRN belongs to another declaration: stored as the refusal that names it.
  ///
  /// @param declaration key of the refused one
  /// @param answer the recorded refusal
  record LrnTaken(long declaration, First first, String answer) implements Recorded {}

  /// Somebody else has moved the declaration since it was read: nothing is stored, read it again.
  record Overtaken() implements Recorded {}

  /// Too much is waiting: nothing is stored, come again.
  ///
  /// @param retryAfter when there should be room
  record Busy(Duration retryAfter) implements Recorded {}
}
