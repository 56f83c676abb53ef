// SPDX-License-Identifier: Apache-2.0

/// Journeys through a running Mercure, as a user, an officer or a program makes them: over HTTP and
/// in a real browser. A journey knows nothing of the inside.
@NullMarked
package fr.mercure.acceptance;

import org.jspecify.annotations.NullMarked;
