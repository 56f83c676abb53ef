// SPDX-License-Identifier: Apache-2.0

/// What is kept, how long and with which proof: an append-only, chained record of each
/// declaration's messages, decisions and answers.
///
/// Read in this order: {@link ArchiveDesk} for what goes in, {@link ArchiveStore} for the chain,
/// {@link ArchiveProof} for what comes out and how it is verified away from here. What may be done
/// to the tables is written in the migrations, where nobody can forget it.
@ApplicationModule(
    displayName = "Archive",
    allowedDependencies = {"identity", "declarations", "portal"})
@NullMarked
package fr.mercure.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
