// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ExpressCommand.Accept;
import fr.mercure.declarations.express.ExpressCommand.Amend;
import fr.mercure.declarations.express.ExpressCommand.Cancel;
import fr.mercure.declarations.express.ExpressCommand.Expire;
import fr.mercure.declarations.express.ExpressCommand.Invalidate;
import fr.mercure.declarations.express.ExpressCommand.OrderControl;
import fr.mercure.declarations.express.ExpressCommand.Prelodge;
import fr.mercure.declarations.express.ExpressCommand.Present;
import fr.mercure.declarations.express.ExpressCommand.RecordResult;
import fr.mercure.declarations.express.ExpressCommand.Refuse;
import fr.mercure.declarations.express.ExpressCommand.Release;
import fr.mercure.declarations.express.ExpressCommand.Resolve;
import fr.mercure.declarations.express.ExpressCommand.WaitFor;
import fr.mercure.declarations.express.ExpressOutcome.Amended;
import fr.mercure.declarations.express.ExpressOutcome.Moved;
import fr.mercure.declarations.express.ExpressOutcome.NotAllowed;
import fr.mercure.declarations.express.ExpressOutcome.Reason;
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
import fr.mercure.declarations.express.ExpressState.Waiting;
import java.time.Instant;

/// The moves that an H7 declaration may make, from its lodging to its end.
final class ExpressLifecycle {
  private ExpressLifecycle() {}

  /// The first state: received now.
  static ExpressState lodge(Instant now) {
    return new Lodged(now);
  }

  /// What becomes of a declaration when somebody wants something of it. Pure: no clock, no storage,
  /// no message. A new state does not compile until this table says what it accepts; a new command
  /// is refused until a line allows it.
  static ExpressOutcome decide(ExpressState state, ExpressCommand command, Instant now) {
    return switch (new Step(state, command)) {
      case Step(Lodged _, Refuse()) -> new Moved(new Refused(now));
      case Step(Lodged _, Prelodge(var crn, var before)) ->
          new Moved(new Prelodged(crn, now, before));
      case Step(Lodged _, Accept(var mrn)) -> new Moved(new Accepted(new Acceptance(mrn, now)));
      case Step(Lodged _, Cancel()) -> new Moved(new Cancelled(now));
      case Step(Lodged _, var other) -> no(state, other);

      case Step(Prelodged(var crn, _, var before), Present()) ->
          now.isAfter(before)
              ? new NotAllowed(state, command, Reason.TOO_LATE_TO_PRESENT)
              : new Moved(new Presented(crn, now));
      case Step(Prelodged _, Amend(var byCustoms)) when !byCustoms -> new Amended(state);
      case Step(Prelodged _, Cancel()) -> new Moved(new Cancelled(now));
      case Step(Prelodged(_, _, var before), Expire()) ->
          now.isAfter(before)
              ? new Moved(new Expired(now))
              : new NotAllowed(state, command, Reason.TOO_EARLY);
      case Step(Prelodged _, var other) -> no(state, other);

      case Step(Presented _, Accept(var mrn)) -> new Moved(new Accepted(new Acceptance(mrn, now)));
      case Step(Presented _, var other) -> no(state, other);

      case Step(Accepted(var acceptance), WaitFor(var reason)) ->
          new Moved(new Waiting(acceptance, reason, now));
      case Step(Accepted(var acceptance), OrderControl(var kind)) ->
          new Moved(new UnderControl(acceptance, kind, now));
      case Step(Accepted(var acceptance), Release(var until)) ->
          new Moved(new Released(acceptance, now, until));
      case Step(Accepted _, Amend(var byCustoms)) when !byCustoms -> new Amended(state);
      case Step(Accepted(var acceptance), Invalidate()) ->
          new Moved(new Invalidated(acceptance, now));
      case Step(Accepted _, var other) -> no(state, other);

      case Step(Waiting(var acceptance, _, _), Resolve()) -> new Moved(new Accepted(acceptance));
      case Step(Waiting(var acceptance, _, _), OrderControl(var kind)) ->
          new Moved(new UnderControl(acceptance, kind, now));
      case Step(Waiting _, Release _) -> new NotAllowed(state, command, Reason.STILL_WAITING);
      case Step(Waiting _, Amend(var byCustoms)) when !byCustoms -> new Amended(state);
      case Step(Waiting(var acceptance, _, _), Invalidate()) ->
          new Moved(new Invalidated(acceptance, now));
      case Step(Waiting _, var other) -> no(state, other);

      case Step(UnderControl(var acceptance, _, _), RecordResult(var conform)) ->
          new Moved(conform ? new Conform(acceptance, now) : new NotConform(acceptance, now));
      case Step(UnderControl(var acceptance, var kind, _), OrderControl(var wanted))
          when kind == ControlKind.DOCUMENTARY && wanted == ControlKind.PHYSICAL ->
          new Moved(new UnderControl(acceptance, wanted, now));
      case Step(UnderControl _, Amend _) -> announced(state, command);
      case Step(UnderControl _, Invalidate()) -> announced(state, command);
      case Step(UnderControl _, Release _) -> announced(state, command);
      case Step(UnderControl _, var other) -> no(state, other);

      case Step(Conform(var acceptance, _), Release(var until)) ->
          new Moved(new Released(acceptance, now, until));
      case Step(Conform _, Amend _) -> tooLateToAmend(state, command);
      case Step(Conform(var acceptance, _), Invalidate()) ->
          new Moved(new Invalidated(acceptance, now));
      case Step(Conform _, var other) -> no(state, other);

      case Step(NotConform(var acceptance, _), Release(var until)) ->
          new Moved(new Released(acceptance, now, until));
      case Step(NotConform _, Amend(var byCustoms)) ->
          byCustoms ? new Amended(state) : tooLateToAmend(state, command);
      case Step(NotConform(var acceptance, _), Invalidate()) ->
          new Moved(new Invalidated(acceptance, now));
      case Step(NotConform _, var other) -> no(state, other);

      case Step(Released _, Amend _) -> tooLateToAmend(state, command);
      case Step(Released(var acceptance, _, var until), Invalidate()) ->
          now.isAfter(until)
              ? new NotAllowed(state, command, Reason.TOO_LATE_TO_INVALIDATE)
              : new Moved(new Invalidated(acceptance, now));
      case Step(Released _, var other) -> no(state, other);

      case Step(Refused _, var other) -> no(state, other);
      case Step(Invalidated _, var other) -> no(state, other);
      case Step(Cancelled _, var other) -> no(state, other);
      case Step(Expired _, var other) -> no(state, other);
    };
  }

  private static ExpressOutcome no(ExpressState state, ExpressCommand command) {
    return new NotAllowed(state, command, Reason.NOT_FROM_HERE);
  }

  private static ExpressOutcome announced(ExpressState state, ExpressCommand command) {
    return new NotAllowed(state, command, Reason.EXAMINATION_ANNOUNCED);
  }

  private static ExpressOutcome tooLateToAmend(ExpressState state, ExpressCommand command) {
    return new NotAllowed(state, command, Reason.TOO_LATE_TO_AMEND);
  }

  private record Step(ExpressState state, ExpressCommand command) {}
}
