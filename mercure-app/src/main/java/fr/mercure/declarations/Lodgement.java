// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.util.List;
import java.util.function.Function;

/// A declaration as it is to be stored: everything is decided but one thing, which only the
/// database knows, whether its LRN is free.
///
/// @param received the message
/// @param filing what lists show
/// @param ownsLrn whether the LRN is taken for this declaration; false for a refused one, whose LRN
///   stays free
/// @param content version 1
/// @param steps at least one line of timeline, in order
/// @param answer what the sender is told, recorded for the day the message comes again
/// @param ifTaken what to store instead if the LRN belongs to another declaration: a refusal that
///   names it and owns no LRN
public record Lodgement(
    Received received,
    Filing filing,
    boolean ownsLrn,
    Content content,
    List<Step> steps,
    String answer,
    Function<First, Lodgement> ifTaken)
    implements Work {
  public Lodgement {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a lodging has a timeline");
    }
    if (ownsLrn && filing.lrn().isEmpty()) {
      throw new IllegalArgumentException("an LRN that is not there cannot be owned");
    }
  }

  /// One that claims no LRN, so that none can be taken.
  public static Lodgement refused(
      Received received, Filing filing, Content content, List<Step> steps, String answer) {
    return new Lodgement(
        received,
        filing,
        false,
        content,
        steps,
        answer,
        first -> {
          throw new IllegalStateException("claims no LRN, yet it was taken: " + first);
        });
  }
}
