// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

/// What an official message is. Shown under the key `messaging.kind.` + name.
public enum MessageKind {
  /// Asks for something by a certain time.
  REQUEST,
  /// Decides, and opens the time for an appeal.
  DECISION,
  /// Tells.
  NOTICE
}
