// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.Filing.Standing;
import fr.mercure.declarations.Step;
import fr.mercure.declarations.express.ExpressOutcome.Amended;
import fr.mercure.declarations.express.ExpressOutcome.Moved;
import fr.mercure.declarations.express.ExpressOutcome.NotAllowed;
import fr.mercure.declarations.express.ExpressOutcome.Reason;
import fr.mercure.identity.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A chain of moves, each decided by the lifecycle, with the lines that it adds to the timeline.
/// Stops at the first move that is not allowed.
final class ExpressDecision {
  private final Instant now;
  private final List<Step> steps = new ArrayList<>();
  private ExpressState state;
  private Standing standing;
  private Optional<Reason> refusal = Optional.empty();

  private ExpressDecision(ExpressState state, Standing standing, Instant now) {
    this.state = state;
    this.standing = standing;
    this.now = now;
  }

  /// Of a declaration that comes in now.
  static ExpressDecision lodging(Actor actor, Instant now) {
    ExpressState lodged = ExpressLifecycle.lodge(now);
    var decision = new ExpressDecision(lodged, Standing.of(lodged.label(), now), now);
    decision.steps.add(new Step("", lodged.label(), now, actor));
    return decision;
  }

  /// Of a declaration that the register holds.
  static ExpressDecision from(Standing standing, Instant now) {
    return new ExpressDecision(ExpressStandings.state(standing), standing, now);
  }

  ExpressDecision then(ExpressCommand command, Actor actor) {
    return then(command, actor, "", "");
  }

  /// @param note for everybody who sees the declaration
  /// @param reserved for officers
  ExpressDecision then(ExpressCommand command, Actor actor, String note, String reserved) {
    if (refusal.isPresent()) {
      return this;
    }
    switch (ExpressLifecycle.decide(state, command, now)) {
      case Moved(var to) ->
          move(to, new Step(state.label(), to.label(), now, actor, note, reserved));
      case Amended(var in) ->
          move(in, new Step(state.label(), in.label(), now, actor, note, reserved));
      case NotAllowed(_, _, var reason) -> refusal = Optional.of(reason);
    }
    return this;
  }

  private void move(ExpressState to, Step step) {
    standing = to.equals(state) ? standing : ExpressStandings.of(to, standing);
    state = to;
    steps.add(step);
  }

  /// Notes the circuit that was selected.
  ExpressDecision on(ControlSelection.Circuit circuit) {
    standing = ExpressStandings.on(standing, circuit);
    return this;
  }

  /// Why a move was not allowed, if one was not.
  Optional<Reason> refusal() {
    return refusal;
  }

  ExpressState state() {
    return state;
  }

  Standing standing() {
    return standing;
  }

  List<Step> steps() {
    return steps;
  }
}
