// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

/// Who has come in through a door.
///
/// @param person key of the person or machine; flags of reading are kept under it
/// @param home address of the mailbox that they find as `INBOX`
public record Login(String person, String home) {}
