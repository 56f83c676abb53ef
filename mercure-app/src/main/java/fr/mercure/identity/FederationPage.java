// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.federation.FederatedIdentity;
import fr.mercure.identity.federation.Provider;
import fr.mercure.web.FormError;
import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// The identities tied to one's account, as shown.
///
/// @param waiting recognised just now, to be tied
/// @param offered providers that could be used
/// @param done what was just changed, as a sentence
/// @param code of the cause that refused the form
/// @param errors of the form
public record FederationPage(
    Shell shell,
    Optional<FederatedIdentity> waiting,
    List<FederatedLink> links,
    List<Provider> offered,
    Optional<String> done,
    Optional<String> code,
    List<FormError> errors) {}
