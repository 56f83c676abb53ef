// SPDX-License-Identifier: Apache-2.0
/// The IMAP door: IMAP4rev1 (RFC 3501) and IMAP4rev2 (RFC 9051), one class per command.
///
/// {@link Input} reads the grammar, byte by byte and bounded; a command reads its arguments from it
/// and is then a value that {@link Session} runs. What a client has is a {@link View}: numbers
/// change only when it was told.
@NamedInterface("imap")
@NullMarked
package fr.mercure.mail.imap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
