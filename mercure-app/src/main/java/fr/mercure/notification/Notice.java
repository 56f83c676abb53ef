// SPDX-License-Identifier: Apache-2.0
package fr.mercure.notification;

import java.time.Instant;

/// Something that a person is told.
///
/// @param person {@link fr.mercure.identity.Actor#id}
/// @param event what happened: a person is told of it once
/// @param reason why this person is told: key `notification.reason.` + it
/// @param procedure such as `EXPRESS`
/// @param reference MRN, or LRN before acceptance
/// @param path where to act
record Notice(
    String person,
    String event,
    String reason,
    String procedure,
    String reference,
    String path,
    Instant happenedAt) {}
