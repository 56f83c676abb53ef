// SPDX-License-Identifier: Apache-2.0

/// Secure mailboxes of companies and offices: official messages that procedures send, who opened
/// them and when.
@ApplicationModule(
    displayName = "Messaging",
    allowedDependencies = {"identity", "declarations"})
@NullMarked
package fr.mercure.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
