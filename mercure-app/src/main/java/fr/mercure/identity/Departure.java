// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;

/// Somebody left a company or an office; it can be undone for a day.
///
/// @param until when it becomes final
record Departure(long id, String name, String email, Instant at, Instant until) {}
