// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import java.time.Instant;
import java.util.Optional;

/// One try to sign in, as support reads it. It names nobody.
///
/// @param step `PASSWORD`, `SECOND_FACTOR`, `PASSKEY`, `FEDERATION`
/// @param cause `OK`, or the code of the true cause
/// @param reference shown to whoever tried
/// @param text what the code means; empty if it is no code of the list
public record SignInTry(
    Instant at, String step, String cause, String reference, Optional<Wording> text) {}
