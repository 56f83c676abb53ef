// SPDX-License-Identifier: Apache-2.0

/// Dated reference data: rates, thresholds, exchange rates, code lists. Each value has a period and
/// a source; nothing legal is a constant in code.
@ApplicationModule(
    displayName = "Tariff",
    allowedDependencies = {})
@NullMarked
package fr.mercure.tariff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
