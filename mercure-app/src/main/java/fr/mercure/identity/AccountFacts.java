// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;
import java.util.Optional;

/// What is known of an account.
///
/// @param seen last sign-in, or when it was woken up
/// @param confirmed when a link sent to its address was last followed; none if never
/// @param accepted version of the terms of use that its owner accepted
/// @param terms version that holds now; 0 if the site asks for none
record AccountFacts(
    AccessFacts.Account state,
    Instant seen,
    Optional<Instant> confirmed,
    int accepted,
    int terms) {}
