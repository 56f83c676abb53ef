// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.time.Instant;
import java.util.Optional;

/// One thing that happened to one declaration: a line of its timeline, told to the other modules.
///
/// A move may be told more than once; ({@link #declaration}, {@link #sequence}) names it, and a
/// listener that has seen it does nothing.
///
/// @param declaration key of the declaration inside Mercure
/// @param sequence rank in the timeline of that declaration, from 1
/// @param procedure which procedure
/// @param version version of the declaration after the move, from 1
/// @param company whose declaration it is
/// @param lrn the trader's reference; empty if the message was too broken to hold one
/// @param mrn customs' reference, once accepted
/// @param from label of the state before; empty at lodging
/// @param to label of the state after
/// @param office customs office in charge
/// @param actor who moved it, as {@link fr.mercure.identity.Actor#id}
/// @param at when
/// @param message key of the received message that caused it; none if an officer or Mercure did
public record Move(
    long declaration,
    int sequence,
    Procedure procedure,
    int version,
    long company,
    String lrn,
    Optional<String> mrn,
    String from,
    String to,
    String office,
    String actor,
    Instant at,
    Optional<Long> message) {}
