// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import fr.mercure.identity.FederationCode;
import fr.mercure.web.Shell;
import java.util.Optional;

/// What a code of FranceConnect or ProConnect means.
///
/// @param home where links to the portal begin: empty on the portal itself
/// @param typed empty before anything was asked
public record AccessCodePage(
    Shell shell, String home, String typed, Optional<FederationCode> meaning) {}
