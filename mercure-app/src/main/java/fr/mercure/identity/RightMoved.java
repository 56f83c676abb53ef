// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;
import java.util.List;

/// Somebody's right was asked for, granted, refused or withdrawn, or is about to end.
///
/// @param event names it for good, so that nobody is told twice
/// @param people {@link Actor#id} of those to tell
/// @param reason why they are told: `RIGHT_ASKED`, `RIGHT_REMINDED`, `RIGHT_GRANTED`,
///   `RIGHT_REFUSED`, `RIGHT_WITHDRAWN`, `RIGHT_ENDING`, `RIGHT_ENDING_OTHER`, `MANDATE_ENDING`
/// @param right name of the {@link Right}; `MANDATE` where a mandate ends
/// @param path where to act
public record RightMoved(
    String event, List<String> people, String reason, String right, String path, Instant at) {}
