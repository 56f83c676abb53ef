// SPDX-License-Identifier: Apache-2.0
/// Brings mail in from elsewhere and takes it out again: a whole mailbox of another IMAP server
/// ({@link MailboxImport}), and files, EML and mbox ({@link MailFiles}).
///
/// A journal of what has come, written in the transaction that keeps each message, lets an import
/// that was cut be run again: nothing comes twice, and what people have thrown away since stays
/// away.
@NamedInterface("transfer")
@NullMarked
package fr.mercure.mail.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
