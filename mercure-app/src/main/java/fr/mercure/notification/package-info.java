// SPDX-License-Identifier: Apache-2.0

/// Who is told what, once, by the channel each person chose.
@ApplicationModule(
    displayName = "Notification",
    allowedDependencies = {"identity", "declarations"})
@NullMarked
package fr.mercure.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
