// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessFacts.Habilitation.State;

/// What became of a {@link RightCommand}.
sealed interface RightOutcome {
  /// It moved.
  ///
  /// @param act as the trail and the notification name it
  record Moved(State to, Act act) implements RightOutcome {}

  /// Nothing was changed.
  record Refused(Why why) implements RightOutcome {}

  /// What was done.
  enum Act {
    ASKED,
    REMINDED,
    GRANTED,
    REFUSED,
    WITHDRAWN
  }

  /// Why nothing was changed: key `right.refused.` + name in the words.
  enum Why {
    /// It is held already.
    HELD("RGT-001"),
    /// The request is less than a day old.
    ASKED_TODAY("RGT-002"),
    /// Nobody asked for it.
    NOT_ASKED("RGT-003"),
    /// It is not held.
    NOT_HELD("RGT-004"),
    /// No reason was given.
    NO_REASON("RGT-005"),
    /// The end is past.
    ENDED("RGT-006"),
    /// Nobody decides on their own rights.
    ONESELF("RGT-007"),
    /// Nobody could decide on rights any more.
    LAST_ADMINISTRATOR("RGT-008"),
    /// A right of officers in a company, or the other way round.
    NOT_HERE("RGT-009"),
    /// A right over people or keys, which only a person gives.
    BY_PEOPLE_ONLY("RGT-010"),
    /// No customs office has that code.
    BAD_OFFICE("RGT-011"),
    /// Only lodging is limited by office.
    EVERYWHERE("RGT-012"),
    /// That is no day.
    BAD_DAY("RGT-013");

    /// Of its help page and its problem.
    final String code;

    Why(String code) {
      this.code = code;
    }
  }
}
