// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;
import java.util.Optional;

/// A certificate that is tied to a person or to a machine's key, as pages list it.
///
/// @param subject name of the holder, as the certificate writes it
/// @param issuer authority
/// @param serial number given by the authority, hexadecimal
public record KnownCertificate(
    long id,
    String subject,
    String issuer,
    String serial,
    Instant until,
    Instant tied,
    Optional<Instant> used) {}
