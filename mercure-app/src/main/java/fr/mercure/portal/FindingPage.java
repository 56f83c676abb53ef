// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.FindingCatalogue;
import fr.mercure.web.Shell;

/// The help page of one finding.
public record FindingPage(Shell shell, FindingCatalogue.Entry entry) {}
