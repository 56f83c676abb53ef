// SPDX-License-Identifier: Apache-2.0

/// Who is told what, once, by the channel each person chose.
///
/// Told are the things that ask for a person: refusals, controls, waiting, requests, ends that
/// nobody asked for. A parcel accepted and released in one go is not one of them: its company reads
/// it in its mailbox, its cases and its archive.
@ApplicationModule(
    displayName = "Notification",
    allowedDependencies = {"identity", "declarations", "messaging", "portal"})
@NullMarked
package fr.mercure.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
