// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

/// Something that an actor may do. Shown to people as a sentence (key `right.` + name in the words
/// of this module), granted to a person in a company or in an office, or to a machine by its key.
public enum Right {
  /// Prepare, lodge, present, amend and invalidate H7 declarations of one's company.
  EXPRESS_LODGE,
  /// Read the declarations, charges and documents of one's company; of every company for an office.
  DECLARATIONS_READ,
  /// Take declarations under control and decide; offices only.
  CONTROL_DECIDE,
  /// Read the mailbox of one's company or office; opening an official message is recorded.
  MAIL_READ,
  /// Read the archive of one's company; of every company for an office.
  ARCHIVE_READ,
  /// Make and revoke the keys of machines.
  KEYS_MANAGE,
  /// See what stops the people of one's company or office, and decide on their rights.
  PEOPLE_MANAGE,
  /// Answer requests for rights that no administrator can answer; the habilitation desk of customs.
  HABILITATION_DECIDE,
  /// Read why somebody is stopped, and no trade data; support.
  ACCESS_READ
}
