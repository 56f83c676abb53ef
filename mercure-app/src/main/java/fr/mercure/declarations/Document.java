// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.time.Instant;

/// A message that the register keeps for a declaration, with the answer it was given.
///
/// @param message its key
/// @param channel door it came through
/// @param sha256 of its bytes, 64 hexadecimal digits
/// @param size bytes
/// @param at when it was received
/// @param answer JSON that its sender was given
public record Document(
    long message, String channel, String sha256, int size, Instant at, String answer) {}
