// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.util.List;
import java.util.Optional;

/// A decided change of a declaration that the register holds.
///
/// @param declaration its key
/// @param expected the last line of its timeline when the decision was made; if another has been
///   added since, nothing is stored
/// @param filing what lists show from now on
/// @param version version of the content after the move
/// @param received the message that asks for it; none if an officer or Mercure does
/// @param content of the new version; of the present one if only its charges change, because the
///   rates are fixed at acceptance; none if neither changes
/// @param steps at least one line of timeline
/// @param answer what the sender of the message is told
public record Movement(
    long declaration,
    int expected,
    Filing filing,
    int version,
    Optional<Received> received,
    Optional<Content> content,
    List<Step> steps,
    String answer)
    implements Work {
  public Movement {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a move has a timeline");
    }
    if (content.isPresent() && received.isEmpty()) {
      throw new IllegalArgumentException("a version is written by a message");
    }
  }
}
