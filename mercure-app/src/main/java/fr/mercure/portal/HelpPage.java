// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.FindingCatalogue;
import fr.mercure.web.Shell;
import java.util.List;

/// The findings that match a search, or all of them.
///
/// @param query what was searched; empty for all
public record HelpPage(Shell shell, String query, List<FindingCatalogue.Entry> entries) {}
