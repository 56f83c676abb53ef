// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessFacts.Habilitation.State;
import fr.mercure.identity.RightOutcome.Act;
import fr.mercure.identity.RightOutcome.Moved;
import fr.mercure.identity.RightOutcome.Refused;
import fr.mercure.identity.RightOutcome.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a right moves: asked for, granted, refused, withdrawn. Pure and total over (state, command).
final class RightLifecycle {
  /// A request may be repeated after this, and no sooner.
  static final Duration PATIENCE = Duration.ofDays(1);

  private RightLifecycle() {}

  /// @param state as it stands; none if the right was never asked for
  /// @param ended whether it was granted to a date that is past
  /// @param asked last request or reminder
  record Standing(Optional<State> state, boolean ended, Optional<Instant> asked) {
    static final Standing NEVER = new Standing(Optional.empty(), false, Optional.empty());

    boolean held() {
      return state.filter(State.VALIDATED::equals).isPresent() && !ended;
    }

    boolean requested() {
      return state.filter(State.REQUESTED::equals).isPresent();
    }
  }

  static RightOutcome decide(Standing standing, RightCommand command, Instant now) {
    return switch (command) {
      case RightCommand.Ask _ -> ask(standing, now);
      case RightCommand.Grant grant ->
          grant.until().filter(until -> !until.isAfter(now)).isPresent()
              ? new Refused(Why.ENDED)
              : new Moved(State.VALIDATED, Act.GRANTED);
      case RightCommand.Unreadable unreadable -> new Refused(unreadable.why());
      case RightCommand.Refuse refuse ->
          standing.requested()
              ? because(refuse.reason(), new Moved(State.REFUSED, Act.REFUSED))
              : new Refused(Why.NOT_ASKED);
      case RightCommand.Withdraw withdraw ->
          standing.held()
              ? because(withdraw.reason(), new Moved(State.REVOKED, Act.WITHDRAWN))
              : new Refused(Why.NOT_HELD);
    };
  }

  private static RightOutcome ask(Standing standing, Instant now) {
    if (standing.held()) {
      return new Refused(Why.HELD);
    }
    if (!standing.requested()) {
      return new Moved(State.REQUESTED, Act.ASKED);
    }
    return standing.asked().filter(at -> at.plus(PATIENCE).isAfter(now)).isPresent()
        ? new Refused(Why.ASKED_TODAY)
        : new Moved(State.REQUESTED, Act.REMINDED);
  }

  private static RightOutcome because(String reason, Moved moved) {
    return reason.isBlank() ? new Refused(Why.NO_REASON) : moved;
  }
}
