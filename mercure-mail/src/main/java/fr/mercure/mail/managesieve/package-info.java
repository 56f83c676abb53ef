// SPDX-License-Identifier: Apache-2.0
/// The ManageSieve door (RFC 5804): a mail program reads and changes the scripts that sort the
/// mailbox of the person who signs in.
@NamedInterface("managesieve")
@NullMarked
package fr.mercure.mail.managesieve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
