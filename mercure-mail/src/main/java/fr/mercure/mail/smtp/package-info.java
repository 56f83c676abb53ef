// SPDX-License-Identifier: Apache-2.0
/// The SMTP doors (RFC 5321, RFC 6409): mail for the mailboxes here, from outside and from
/// signed-in people. Nothing is relayed. 250 after DATA means that the message is on disk.
@NamedInterface("smtp")
@NullMarked
package fr.mercure.mail.smtp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
