// SPDX-License-Identifier: Apache-2.0
package fr.mercure.archive;

/// What a piece of the archive is. Shown under the key `archive.kind.` + name.
public enum PieceKind {
  /// The bytes received, as they came.
  MESSAGE,
  /// What the checks found in them.
  FINDINGS,
  /// The move: who, when, from which state to which, why, with which charges.
  DECISION,
  /// What was answered to the sender.
  ANSWER
}
