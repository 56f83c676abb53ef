// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

/// A mail door that is open.
///
/// @param kind key of its words and name on the terminal
/// @param host that mail programs are to be given
/// @param port where it is
/// @param implicitTls TLS from the first byte; otherwise STARTTLS
public record PostDoor(Kind kind, String host, int port, boolean implicitTls) {
  /// What is spoken there.
  public enum Kind {
    /// Programs read mail.
    IMAP,
    /// Programs hand mail in.
    SUBMISSION,
    /// Programs change the rules of a mailbox.
    SIEVE,
    /// Other servers hand mail in.
    INCOMING
  }
}
