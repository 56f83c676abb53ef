// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import java.time.Instant;

/// What Mercure itself writes into a mailbox: an envelope with a link, in plain text.
///
/// @param to whose mailbox
/// @param reference its public name, letters and digits: the same name is put once
/// @param about what it belongs to, letters and digits: letters about the same thing are one
///   conversation
/// @param sender name shown
/// @param from what stands before the `@` of its address
/// @param subject one line
/// @param text lines parted by `\n`
public record Letter(
    Owner to,
    String reference,
    String about,
    String sender,
    String from,
    String subject,
    String text,
    Instant at) {}
