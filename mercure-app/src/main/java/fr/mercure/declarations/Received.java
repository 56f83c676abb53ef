// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.time.Instant;

/// A message at the door, before anybody has judged it.
///
/// @param channel door it came through: `API`, `BATCH`, `FORM`
/// @param sender whose message it is (`company:12`); the key is unique for a sender and a channel
/// @param key see [#key(String)] and [#keyOf(RawMessage)]
/// @param message the bytes
/// @param at legal instant of receipt (Code des douanes art. 85-4)
public record Received(String channel, String sender, String key, RawMessage message, Instant at) {

  /// The key of a message that its sender has named, such as by an `Idempotency-Key`.
  public static String key(String given) {
    return "key:" + given;
  }

  /// The key of a message that its sender has not named: its own bytes.
  public static String keyOf(RawMessage message) {
    return "sha:" + message.sha256();
  }
}
