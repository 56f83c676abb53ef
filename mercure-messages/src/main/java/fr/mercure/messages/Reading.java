// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Finding;
import java.util.List;
import java.util.Optional;

/// What came of reading a document: which message it is, what is wrong with its structure, and what
/// it says.
///
/// @param type nothing if no message begins like this document
/// @param findings in document order; the message is refused if one of them blocks
/// @param tape complete only if accepted
public record Reading(Optional<MessageType> type, List<Finding> findings, Tape tape) {
  /// Whether the structure is right.
  public boolean accepted() {
    return type.isPresent() && findings.stream().noneMatch(Finding::blocks);
  }
}
