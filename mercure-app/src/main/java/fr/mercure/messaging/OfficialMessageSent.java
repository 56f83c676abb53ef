// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import java.time.Instant;

/// An officer has written to a company.
///
/// @param message its name, as in its address
/// @param company whose mailbox it is in
/// @param reference MRN or LRN of the declaration
/// @param dueAt until when an answer is expected
public record OfficialMessageSent(
    String message, long company, String reference, Instant dueAt, Instant sentAt) {}
