// SPDX-License-Identifier: Apache-2.0

/// What is kept, how long and with which proof: an append-only, chained record of each
/// declaration's messages, decisions and answers.
@ApplicationModule(
    displayName = "Archive",
    allowedDependencies = {"identity"})
@NullMarked
package fr.mercure.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
