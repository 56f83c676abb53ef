// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

/// Hands a message over to the next server on its way.
@FunctionalInterface
public interface Relay {
  /// What the next server said.
  sealed interface Answer {
    /// It has taken the message.
    record Taken() implements Answer {}

    /// Not now: it is to be tried again.
    ///
    /// @param said in its words
    record Later(String said) implements Answer {}

    /// Never: the sender is to be told.
    ///
    /// @param said in its words
    record Never(String said) implements Answer {}
  }

  /// Tries once.
  ///
  /// @param sender empty for the null sender
  Answer hand(String sender, String recipient, byte[] message);
}
