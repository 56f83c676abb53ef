// SPDX-License-Identifier: Apache-2.0

/// The register of all declarations, whatever their procedure: versions, timeline, references, and
/// the one write path through which every lodging and every move goes.
///
/// Procedures are nested modules: they read this one, never one another.
@ApplicationModule(
    displayName = "Declarations",
    allowedDependencies = {"identity", "portal", "tariff"})
@NullMarked
package fr.mercure.declarations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
