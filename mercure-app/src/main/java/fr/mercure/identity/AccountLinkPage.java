// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;

/// A link of a mail, as shown.
///
/// @param token of the link
/// @param state `ASKED` before the button, `DONE` or `DEAD` after
public record AccountLinkPage(Shell shell, String token, String state) {}
