// SPDX-License-Identifier: Apache-2.0

/// The shell that every page shares: layout, components, words, errors.
@ApplicationModule(
    displayName = "Web",
    allowedDependencies = {})
@NullMarked
package fr.mercure.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
