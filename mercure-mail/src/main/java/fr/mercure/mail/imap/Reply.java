// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

/// How a command ends.
///
/// @param status `OK`, `NO` or `BAD`
/// @param text with its response code, if it has one
record Reply(String status, String text) {
  static Reply ok(String text) {
    return new Reply("OK", text);
  }

  static Reply no(String text) {
    return new Reply("NO", text);
  }

  static Reply bad(String text) {
    return new Reply("BAD", text);
  }
}
