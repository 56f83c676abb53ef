// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

import java.time.Instant;

/// A message that is to go into a mailbox.
///
/// @param message its bytes, read
/// @param flags that it bears from the beginning
/// @param receivedAt when, to the second
public record Deposit(ReadMessage message, Flags flags, Instant receivedAt) {}
