// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.util.Optional;

/// What one move rests on.
///
/// @param message what came in; only for the first of the moves that it caused
/// @param findings JSON array of what the checks found; empty unless this is the first move of a
///   version of the declaration
/// @param charges JSON of duties and taxes with their computation; empty where `findings` is
/// @param control what is examined, `DOCUMENTARY` or `PHYSICAL`, if anything is
/// @param actorName who moved it, as shown to others
/// @param note why, in the words that the declarant reads; may be empty
public record Grounds(
    Optional<Message> message,
    String findings,
    String charges,
    Optional<String> control,
    String actorName,
    String note) {

  /// A message and what was answered.
  ///
  /// @param body the bytes as they came
  /// @param sha256 of those bytes, taken when they came
  /// @param answer the answer given to the sender
  @SuppressWarnings("ArrayRecordComponent")
  public record Message(byte[] body, byte[] sha256, String answer) {}
}
