// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sender;

import java.util.List;

/// Asks the Domain Name System.
@FunctionalInterface
public interface Names {
  /// Nobody to ask.
  Names NONE =
      (kind, name) -> {
        throw new Unanswered(kind + " " + name);
      };

  /// Kinds of records.
  enum Kind {
    TXT,
    A,
    AAAA,
    MX,
    PTR
  }

  /// Records of a name, as text: of TXT joined and unquoted, of MX the hosts alone, the nearest
  /// first.
  ///
  /// @return empty if there are none
  /// @throws Unanswered if nobody could tell
  List<String> ask(Kind kind, String name) throws Unanswered;

  /// The question has no answer now.
  final class Unanswered extends Exception {
    private static final long serialVersionUID = 1;

    public Unanswered(String question) {
      super(question, null, false, false);
    }
  }
}
