// SPDX-License-Identifier: Apache-2.0

/// Secure mailboxes of companies and offices: official messages that procedures send, who opened
/// them and when.
///
/// Read in this order: {@link OfficialForm} for what is written when, {@link MessagingDesk} for how
/// it is sent, {@link Mailroom} for what officers send, {@link MessagingPages} for how it is read.
@ApplicationModule(
    displayName = "Messaging",
    allowedDependencies = {"identity", "declarations", "portal", "post", "webmail"})
@NullMarked
package fr.mercure.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
