// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sieve;

import java.util.List;
import java.util.Optional;

/// A command or test as the grammar has it, before anybody asks what it means.
///
/// @param name its identifier
/// @param tests that follow its arguments
/// @param block of a command, if it has one
record Node(Token name, List<Argument> arguments, List<Node> tests, Optional<List<Node>> block) {
  Node {
    arguments = List.copyOf(arguments);
    tests = List.copyOf(tests);
  }

  /// An argument.
  ///
  /// @param at its first word
  /// @param strings of a string or a list of strings; empty for tags and numbers
  record Argument(Token at, List<String> strings) {
    Argument {
      strings = List.copyOf(strings);
    }

    boolean isStrings() {
      return at.kind() == Token.Kind.STRING || at.is('[');
    }

    /// Whether it is one string, not a list.
    boolean isString() {
      return at.kind() == Token.Kind.STRING;
    }
  }
}
