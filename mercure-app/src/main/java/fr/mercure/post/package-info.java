// SPDX-License-Identifier: Apache-2.0

/// The post office: the mail engine as part of Mercure. Whose mailbox is whose, what membership
/// opens, the doors for mail programs with their certificate and passwords, and letters of other
/// modules, put into mailboxes in one transaction with their cause.
///
/// Read in this order: {@link PostOffice} for what others call, {@link PostBoxes} and {@link
/// PostGrants} for mailboxes, {@link PostDoors} for the doors, {@link AppPasswords} for who comes
/// in. {@link MailImport} is the command line of `./mercure mail`.
@ApplicationModule(
    displayName = "Post office",
    allowedDependencies = {
      "identity",
      "mail",
      "mail :: imap",
      "mail :: managesieve",
      "mail :: sender",
      "mail :: smtp",
      "mail :: transfer"
    })
@NullMarked
package fr.mercure.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
