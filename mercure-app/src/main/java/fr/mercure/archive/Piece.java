// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

import fr.mercure.declarations.Move;

/// Something to keep: the bytes of one kind for one move. (declaration, sequence, kind) names it;
/// kept once however often it is given.
///
/// @param traits what is true of the declaration that lengthens its keeping, separated by blanks:
///   `IOSS`, `NOT_CONFORM`
/// @param sha256 of the content, taken by whoever received or made it
@SuppressWarnings("ArrayRecordComponent")
record Piece(
    Move move, PieceKind kind, String traits, String mediaType, byte[] content, byte[] sha256) {}
