// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.Shell;

/// The five-minute start of a developer.
///
/// @param base address of this Mercure as the browser sees it, without slash at the end
public record DeveloperPage(Shell shell, String base) {}
