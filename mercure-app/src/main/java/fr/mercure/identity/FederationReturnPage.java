// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.Provider;
import fr.mercure.web.Shell;

/// Why signing in by a provider came to nothing, as shown.
///
/// @param untied whether the identity is known but tied to no account: then one signs in otherwise
///   and ties it
public record FederationReturnPage(
    Shell shell, Provider provider, SignInPage.Problem problem, boolean untied) {}
