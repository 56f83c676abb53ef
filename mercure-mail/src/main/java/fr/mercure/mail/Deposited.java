// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

/// What became of a message that was to go into a folder.
public sealed interface Deposited {
  /// It is there, and stays once the transaction commits.
  record Kept(long uidValidity, long uid) implements Deposited {}

  /// Its cause has put it there before.
  record Already() implements Deposited {}

  /// The mailbox has no room for it.
  record OverQuota() implements Deposited {}

  /// There is no such folder or mailbox, or not any more.
  record NoFolder() implements Deposited {}
}
