// SPDX-License-Identifier: Apache-2.0

/// Mail on the screen: folders, lists, reading, writing, search. The same mailboxes as mail
/// programs see; what makes a message official is asked of {@link OfficialLetters}.
///
/// Read in this order: {@link MailFrames} for folders and lists, {@link ReadPages} for reading,
/// {@link MailActs} for what is done to messages, {@link WritePages} and {@link Outgoing} for
/// writing.
@ApplicationModule(
    displayName = "Webmail",
    allowedDependencies = {"identity", "mail", "mail :: transfer", "post"})
@NullMarked
package fr.mercure.webmail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
