// SPDX-License-Identifier: Apache-2.0

/// Why somebody cannot get in, as the portal tells it: the reference points that the agent measures
/// against, and the page `/acces`, open to all.
///
/// Causes and their words are those of {@link fr.mercure.access}; nothing is said twice. {@link
/// AccessDoor} answers before sessions, security and database; {@link Witness} serves the same door
/// in a process of its own. Behind it, for those who are in: what people sent to support ({@link
/// SupportPages}) and what workstations report to their organisation ({@link FleetPages}).
@ApplicationModule(
    displayName = "Diagnosis",
    allowedDependencies = {"access", "identity"})
@NullMarked
package fr.mercure.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
