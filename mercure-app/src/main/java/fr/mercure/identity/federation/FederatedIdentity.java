// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.federation;

/// Who a provider says is there.
///
/// @param subject stable for the provider and us, until civil status or employer changes
/// @param name as the provider writes it
/// @param email lower case; empty if the provider gave none
/// @param siret establishment that the provider places the person in, which is no proof of a
///   mandate; empty if it gave none
/// @param strong whether two factors were proven there
public record FederatedIdentity(
    Provider provider, String subject, String name, String email, String siret, boolean strong) {}
