// SPDX-License-Identifier: Apache-2.0

/// The pages that belong to no procedure: public entry, home, service status, help, developer
/// start, legal pages. What they show comes from the other modules, through the small interfaces of
/// this package that those modules implement: {@link fr.mercure.portal.Obligations}, {@link
/// fr.mercure.portal.HomeFigures}, {@link fr.mercure.portal.FollowedCases}, {@link
/// fr.mercure.portal.MailboxCard}, {@link fr.mercure.portal.ServiceCheck}, {@link
/// fr.mercure.portal.Finder}; and from each {@link fr.mercure.web.FindingCatalogue}.
@ApplicationModule(displayName = "Portal", allowedDependencies = "identity")
@NullMarked
package fr.mercure.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
