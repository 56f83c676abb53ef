// SPDX-License-Identifier: Apache-2.0
/// A mail engine that knows nothing of customs: the message store on PostgreSQL, and what its doors
/// share.
///
/// A message is kept once, under its SHA-256, however many folders show it. Every change of a
/// mailbox takes the next number of its change feed (`modseq`) while it holds the mailbox's row, so
/// that the feed never shows a number before a smaller one.
@NullMarked
package fr.mercure.mail;

import org.jspecify.annotations.NullMarked;
