// SPDX-License-Identifier: Apache-2.0

/// Express (Delta X): H7 declarations of low-value consignments, from lodging to release.
///
/// Read in this order: the state, the lifecycle, the rules, the charges, the desk.
@ApplicationModule(
    displayName = "Express (H7)",
    allowedDependencies = {"declarations", "identity", "tariff"})
@NullMarked
package fr.mercure.declarations.express;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
