// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.Shell;
import java.util.List;
import java.util.Map;

/// What a search found.
///
/// @param kinds results by kind, in the order found
public record SearchPage(Shell shell, String query, Map<String, List<Finder.Found>> kinds) {}
