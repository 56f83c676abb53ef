// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;

/// A link that does not serve, as shown.
///
/// @param problem why
public record NoInvitationPage(Shell shell, SignInPage.Problem problem) {}
