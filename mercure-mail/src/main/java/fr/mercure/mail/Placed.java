// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.time.Instant;

/// A message in a folder, without its bytes, as one reader sees it.
///
/// @param uid in the folder, never given twice
/// @param message key of its content
/// @param size bytes
/// @param headerSize bytes of the header, its empty line included
/// @param modseq number of its last change
public record Placed(
    long uid,
    long message,
    Flags flags,
    long modseq,
    Instant receivedAt,
    int size,
    int headerSize) {}
