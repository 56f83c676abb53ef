// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

/// What a person may do in a mailbox; each level holds the one before.
public enum Access {
  /// See folders and messages, and set one's own flags.
  READ,
  /// Also write in its name, file and delete.
  REPLY,
  /// Also make, rename and delete folders.
  MANAGE;

  boolean covers(Access needed) {
    return compareTo(needed) >= 0;
  }
}
