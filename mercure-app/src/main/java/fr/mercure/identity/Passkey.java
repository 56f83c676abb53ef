// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;
import java.util.Optional;

/// A passkey as its owner sees it.
///
/// @param name as its owner calls it
/// @param synchronised whether the authenticator keeps copies elsewhere
/// @param blocked whether it serves no more, because it may have been copied
public record Passkey(
    long id,
    String name,
    Instant created,
    Optional<Instant> used,
    boolean synchronised,
    boolean blocked) {}
