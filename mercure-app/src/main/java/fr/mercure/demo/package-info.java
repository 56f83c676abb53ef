// SPDX-License-Identifier: Apache-2.0

/// Shows to whoever is new what Mercure does, through the doors that everybody uses: a program of
/// its own, which knows a running instance by its address and two keys.
@ApplicationModule(
    displayName = "Demo",
    allowedDependencies = {})
@NullMarked
package fr.mercure.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
