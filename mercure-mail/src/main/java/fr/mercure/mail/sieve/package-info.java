// SPDX-License-Identifier: Apache-2.0
/// Sieve (RFC 5228): rules that sort mail when it arrives, as a language without side effects. A
/// script is read into {@link SieveScript} or a {@link SieveFault} with its place; {@link SieveRun}
/// tells what it makes of a message; {@link SieveText} writes it again.
///
/// Spoken beside the core: `fileinto`, `copy`, `envelope`, `body` (text and raw), `imap4flags`,
/// `vacation`. Everything is bounded, and there are no loops: whatever the script, it ends.
@NamedInterface("sieve")
@NullMarked
package fr.mercure.mail.sieve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
