// SPDX-License-Identifier: Apache-2.0

/// Who is there: people, companies, keys, sessions, rights. Everything that acts in Mercure acts as
/// an {@link fr.mercure.identity.Actor}; every read and every act takes one.
@ApplicationModule(displayName = "Identity", allowedDependencies = "tariff")
@NullMarked
package fr.mercure.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
