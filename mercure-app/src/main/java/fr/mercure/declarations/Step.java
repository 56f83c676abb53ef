// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.identity.Actor;
import java.time.Instant;

/// A line that a lodging or a move adds to the timeline of its declaration.
///
/// @param was label of the state before; empty at lodging
/// @param became label of the state after
/// @param at when
/// @param actor who did it
/// @param note for everybody who sees the declaration; may be empty
/// @param reserved for officers only; may be empty
public record Step(
    String was, String became, Instant at, Actor actor, String note, String reserved) {
  public Step(String was, String became, Instant at, Actor actor) {
    this(was, became, at, actor, "", "");
  }
}
