// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Actor;
import fr.mercure.web.Texts;
import fr.mercure.web.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The declarations that home shows, and how many were released lately; made by the register.
public interface FollowedCases {
  /// The latest, newest first: of the company, or those that wait at the office.
  ///
  /// @param limit at most so many
  List<Case> latest(Actor actor, Texts texts, int limit);

  /// Declarations not yet at their end.
  long open(Actor actor);

  /// Declarations released on each of fourteen days, the last one today; days without any have 0.
  List<Day> released(Actor actor, LocalDate today);

  /// A row of the table of cases.
  ///
  /// @param name MRN, or CRN or LRN before acceptance
  /// @param path of its page
  /// @param procedure such as "Express H7"
  /// @param subject what tells the case apart: importer, number of items
  /// @param step how far it has come, from 1 to 5
  /// @param tone of that step
  /// @param state in words
  /// @param lane circuit of control
  /// @param at last event
  record Case(
      String name,
      String path,
      String procedure,
      String subject,
      int step,
      Tone tone,
      String state,
      Lane lane,
      Instant at) {}

  /// Circuit of control, as the declarant sees it.
  enum Lane {
    GREEN,
    ORANGE,
    RED,
    /// Not decided yet, or none any more.
    NONE
  }

  /// How many declarations were released on one day.
  record Day(LocalDate day, long count) {}
}
