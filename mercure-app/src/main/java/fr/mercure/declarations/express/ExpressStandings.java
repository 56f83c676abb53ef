// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.Filing.Standing;
import fr.mercure.declarations.express.ExpressState.Acceptance;
import fr.mercure.declarations.express.ExpressState.Accepted;
import fr.mercure.declarations.express.ExpressState.Cancelled;
import fr.mercure.declarations.express.ExpressState.Conform;
import fr.mercure.declarations.express.ExpressState.ControlKind;
import fr.mercure.declarations.express.ExpressState.Expired;
import fr.mercure.declarations.express.ExpressState.Invalidated;
import fr.mercure.declarations.express.ExpressState.Lodged;
import fr.mercure.declarations.express.ExpressState.NotConform;
import fr.mercure.declarations.express.ExpressState.Prelodged;
import fr.mercure.declarations.express.ExpressState.Presented;
import fr.mercure.declarations.express.ExpressState.Refused;
import fr.mercure.declarations.express.ExpressState.Released;
import fr.mercure.declarations.express.ExpressState.UnderControl;
import fr.mercure.declarations.express.ExpressState.WaitReason;
import fr.mercure.declarations.express.ExpressState.Waiting;
import fr.mercure.kernel.Mrn;
import java.time.Instant;
import java.util.Optional;

/// Between the states of this procedure and the columns in which the register keeps them.
final class ExpressStandings {
  private ExpressStandings() {}

  /// The columns of a state. What was known before and still holds (CRN, MRN, circuit, kind of
  /// control) stays.
  static Standing of(ExpressState state, Standing before) {
    Optional<Acceptance> acceptance = acceptance(state);
    return new Standing(
        state.label(),
        since(state),
        crn(state).or(before::crn),
        acceptance.map(Acceptance::mrn).map(Mrn::value).or(before::mrn),
        before.circuit(),
        control(state).or(before::control),
        state instanceof Waiting waiting ? Optional.of(waiting.reason().name()) : Optional.empty(),
        deadline(state),
        acceptance.map(Acceptance::at).or(before::accepted),
        state instanceof Released released ? Optional.of(released.since()) : before.released());
  }

  private static Optional<Acceptance> acceptance(ExpressState state) {
    return switch (state) {
      case Accepted(var acceptance) -> Optional.of(acceptance);
      case Waiting(var acceptance, _, _) -> Optional.of(acceptance);
      case UnderControl(var acceptance, _, _) -> Optional.of(acceptance);
      case Conform(var acceptance, _) -> Optional.of(acceptance);
      case NotConform(var acceptance, _) -> Optional.of(acceptance);
      case Released(var acceptance, _, _) -> Optional.of(acceptance);
      case Invalidated(var acceptance, _) -> Optional.of(acceptance);
      case Lodged _, Refused _, Prelodged _, Presented _ -> Optional.empty();
      case Cancelled _, Expired _ -> Optional.empty();
    };
  }

  private static Instant since(ExpressState state) {
    return switch (state) {
      case Lodged(var since) -> since;
      case Refused(var since) -> since;
      case Prelodged(_, var since, _) -> since;
      case Presented(_, var since) -> since;
      case Accepted(var acceptance) -> acceptance.at();
      case Waiting(_, _, var since) -> since;
      case UnderControl(_, _, var since) -> since;
      case Conform(_, var since) -> since;
      case NotConform(_, var since) -> since;
      case Released(_, var since, _) -> since;
      case Invalidated(_, var since) -> since;
      case Cancelled(var since) -> since;
      case Expired(var since) -> since;
    };
  }

  private static Optional<String> crn(ExpressState state) {
    return state instanceof Prelodged prelodged ? Optional.of(prelodged.crn()) : Optional.empty();
  }

  private static Optional<String> control(ExpressState state) {
    return state instanceof UnderControl control
        ? Optional.of(control.kind().name())
        : Optional.empty();
  }

  private static Optional<Instant> deadline(ExpressState state) {
    if (state instanceof Prelodged prelodged) {
      return Optional.of(prelodged.presentBefore());
    }
    return state instanceof Released released
        ? Optional.of(released.invalidableUntil())
        : Optional.empty();
  }

  /// The same on the circuit that was selected.
  static Standing on(Standing s, ControlSelection.Circuit circuit) {
    return new Standing(
        s.state(),
        s.since(),
        s.crn(),
        s.mrn(),
        Optional.of(circuit.name()),
        s.control(),
        s.waitsFor(),
        s.deadline(),
        s.accepted(),
        s.released());
  }

  /// The state of a declaration that the register holds.
  ///
  /// @throws IllegalStateException if the columns do not belong together
  static ExpressState state(Standing s) {
    return switch (s.state()) {
      case "LODGED" -> new Lodged(s.since());
      case "REFUSED" -> new Refused(s.since());
      case "PRELODGED" -> new Prelodged(need(s.crn()), s.since(), need(s.deadline()));
      case "PRESENTED" -> new Presented(need(s.crn()), s.since());
      case "ACCEPTED" -> new Accepted(acceptance(s));
      case "WAITING" ->
          new Waiting(acceptance(s), WaitReason.valueOf(need(s.waitsFor())), s.since());
      case "UNDER_CONTROL" ->
          new UnderControl(acceptance(s), ControlKind.valueOf(need(s.control())), s.since());
      case "CONFORM" -> new Conform(acceptance(s), s.since());
      case "NOT_CONFORM" -> new NotConform(acceptance(s), s.since());
      case "RELEASED" -> new Released(acceptance(s), s.since(), need(s.deadline()));
      case "INVALIDATED" -> new Invalidated(acceptance(s), s.since());
      case "CANCELLED" -> new Cancelled(s.since());
      case "EXPIRED" -> new Expired(s.since());
      default -> throw new IllegalStateException("not a state of this procedure: " + s.state());
    };
  }

  private static Acceptance acceptance(Standing s) {
    return new Acceptance(new Mrn(need(s.mrn())), need(s.accepted()));
  }

  private static <T> T need(Optional<T> fact) {
    return fact.orElseThrow(() -> new IllegalStateException("a state lacks one of its facts"));
  }
}
