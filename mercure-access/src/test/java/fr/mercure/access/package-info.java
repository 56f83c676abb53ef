// SPDX-License-Identifier: Apache-2.0

/// The access check tried on faults that are really injected, on the loopback of this machine.
@NullMarked
package fr.mercure.access;

import org.jspecify.annotations.NullMarked;
