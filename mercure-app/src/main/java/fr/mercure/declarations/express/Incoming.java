// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.RawMessage;
import fr.mercure.declarations.Received;
import fr.mercure.identity.Actor;
import java.time.Instant;
import java.util.Optional;

/// A message at the door of this procedure.
///
/// @param channel `API`, `BATCH` or `FORM`
/// @param key given by the sender; without one the bytes are their own key
/// @param bytes XML, or the JSON form of the message
@SuppressWarnings("ArrayRecordComponent")
record Incoming(String channel, Optional<String> key, byte[] bytes) {

  /// The message as the register keeps it. Its key belongs to the company: two people who send the
  /// same message get the same answer.
  Received received(Actor actor, Instant now) {
    RawMessage message = RawMessage.of(bytes);
    String sender = actor.company().map(c -> "company:" + c.id()).orElse(actor.id());
    String named = key.map(Received::key).orElseGet(() -> Received.keyOf(message));
    return new Received(channel, sender, named, message, now);
  }
}
