// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.Provider;
import java.time.Instant;
import java.util.Optional;

/// An identity of a provider that is tied to one's account.
///
/// @param name as the provider wrote it
/// @param used when it last served to sign in
public record FederatedLink(
    Provider provider, String name, Instant linked, Optional<Instant> used) {}
