// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.imap;

/// What a client sent is no command, or asks for what cannot be. The text goes back to it.
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean refusal;

  private Refused(String text, boolean refusal) {
    super(text, null, false, false);
    this.refusal = refusal;
  }

  static Refused bad(String text) {
    return new Refused(text, false);
  }

  /// The grammar is right, but the answer is NO.
  static Refused no(String text) {
    return new Refused(text, true);
  }

  Reply reply() {
    String text = String.valueOf(getMessage());
    return refusal ? Reply.no(text) : Reply.bad(text);
  }
}
