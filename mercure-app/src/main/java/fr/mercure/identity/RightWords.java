// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.util.Optional;
import java.util.Set;

/// What became of a form about rights, in words.
final class RightWords {
  private RightWords() {}

  private static final Set<String> DONE =
      Set.of("LEFT", "RETURNED", "SESSIONS_CLOSED", "KEY_REVOKED", "REVIEWED");

  /// @param word name of an {@link RightOutcome.Act} or of a {@link RightOutcome.Why}, or another
  ///   act on a person, from the address; anything else says nothing
  static Optional<RequestsPage.Said> done(Shell shell, String word) {
    for (RightOutcome.Act act : RightOutcome.Act.values()) {
      if (act.name().equals(word)) {
        return Optional.of(new RequestsPage.Said(true, shell.text("right.done." + act)));
      }
    }
    for (RightOutcome.Why why : RightOutcome.Why.values()) {
      if (why.name().equals(word)) {
        return Optional.of(new RequestsPage.Said(false, shell.text("right.refused." + why)));
      }
    }
    return DONE.contains(word)
        ? Optional.of(new RequestsPage.Said(true, shell.text("person.done." + word)))
        : Optional.empty();
  }
}
