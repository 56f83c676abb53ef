// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

/// Words that somebody writes again and again.
///
/// @param subject of a template; empty for a signature
public record Passage(long id, Kind kind, String name, String subject, String body) {
  static final int LONGEST_NAME = 60;
  static final int LONGEST_SUBJECT = 300;
  static final int LONGEST_BODY = 5000;

  /// What it is for.
  public enum Kind {
    /// Ends the messages that one person writes in the name of a mailbox.
    SIGNATURE,
    /// Begins messages; all who write in the name of the mailbox share it.
    TEMPLATE
  }
}
