// SPDX-License-Identifier: Apache-2.0

/// The message catalogue and its engine. A message is described once, in a short text of our own;
/// from it come the reader and checker, the writer, the JSON form, samples and documentation.
///
/// Read in this order: {@link Catalogue} for the way in, {@link Reading} and {@link Tape} for what
/// comes out. Inside: `TableText` compiles a text into a `Table`, `Walk` follows a document through
/// it, `Scanner` reads the bytes.
@NullMarked
package fr.mercure.messages;

import org.jspecify.annotations.NullMarked;
