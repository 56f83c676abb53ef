// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.time.Instant;
import java.util.Optional;

/// One thing that happened to a declaration.
///
/// @param sequence from 1
/// @param version of the content after it
/// @param was label of the state before; empty at lodging
/// @param became label of the state after
/// @param at when
/// @param actor who, as [fr.mercure.identity.Actor#id]
/// @param actorName who, as shown
/// @param message the message that caused it, as [Document#message]
/// @param note for everybody who sees the declaration
/// @param reserved for officers; empty for all others
public record TimelineLine(
    int sequence,
    int version,
    String was,
    String became,
    Instant at,
    String actor,
    String actorName,
    Optional<Long> message,
    String note,
    String reserved) {}
