// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.RightOutcome.Why;
import fr.mercure.web.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who may decide about whom, whatever the state of the right.
final class RightRules {
  /// Rights over people, keys and everybody's access: what no machine gives.
  static final Set<Right> OVER_OTHERS =
      EnumSet.of(
          Right.PEOPLE_MANAGE, Right.KEYS_MANAGE, Right.HABILITATION_DECIDE, Right.ACCESS_READ);

  /// Rights that may hold at some customs offices only.
  static final Set<Right> BY_OFFICE = EnumSet.of(Right.EXPRESS_LODGE);

  private RightRules() {}

  /// Customs offices that a command names.
  static Set<String> offices(RightCommand command) {
    return switch (command) {
      case RightCommand.Ask ask -> ask.offices();
      case RightCommand.Grant grant -> grant.offices();
      case RightCommand.Refuse _, RightCommand.Withdraw _, RightCommand.Unreadable _ -> Set.of();
    };
  }

  /// Why a command is not for this actor.
  ///
  /// @param own whether they decide about themselves
  /// @param deciders {@link Actor#id} of all who may decide there
  static Optional<Why> forbidden(
      boolean own, Right right, RightCommand command, List<String> deciders, long person) {
    return switch (command) {
      case RightCommand.Ask _, RightCommand.Unreadable _ -> Optional.empty();
      case RightCommand.Grant _, RightCommand.Refuse _ ->
          own ? Optional.of(Why.ONESELF) : Optional.empty();
      case RightCommand.Withdraw _ ->
          right == Right.PEOPLE_MANAGE
                  && deciders.equals(List.of(PersonStore.personReference(person)))
              ? Optional.of(Why.LAST_ADMINISTRATOR)
              : Optional.empty();
    };
  }

  /// What the trail keeps of a command.
  static String detail(Right right, RightCommand command) {
    return switch (command) {
      case RightCommand.Ask ask -> joined(right, ask.why());
      case RightCommand.Grant grant ->
          joined(
              right,
              (grant.until().map(RightRules::lastDay).orElse("")
                      + " "
                      + String.join(" ", new TreeSet<>(grant.offices())))
                  .strip());
      case RightCommand.Refuse refuse -> joined(right, refuse.reason());
      case RightCommand.Withdraw withdraw -> joined(right, withdraw.reason());
      case RightCommand.Unreadable _ -> right.name();
    };
  }

  private static String lastDay(Instant end) {
    return LocalDate.ofInstant(end.minusNanos(1), Texts.ZONE).toString();
  }

  private static String joined(Right right, String more) {
    return more.isBlank() ? right.name() : right.name() + ": " + more;
  }
}
