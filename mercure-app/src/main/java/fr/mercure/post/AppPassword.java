// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import java.time.Instant;
import java.util.Optional;

/// An application password as the page lists it; the secret was shown once and is kept nowhere.
///
/// @param lastUsed to within a minute
/// @param lastUsedFrom network address; empty if it never was
public record AppPassword(
    long id,
    String name,
    Instant made,
    Optional<Instant> lastUsed,
    String lastUsedFrom,
    Optional<Instant> revoked) {}
