// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;
import java.util.Optional;

/// Something that the owner of an account is to read in their mail, whether or not they can get in.
///
/// @param person key
/// @param reference names the letter: the same one is put once
/// @param subject one line, in their language
/// @param text lines parted by `\n`
/// @param path page that the letter leads to
public record OwnerTold(
    long person,
    String reference,
    String subject,
    String text,
    Optional<String> path,
    Instant at) {}
