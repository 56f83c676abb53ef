// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.kernel.Mrn;
import java.time.Instant;

/// Where an H7 declaration stands. Each state carries what exists in it, and nothing else: no MRN
/// before acceptance, no deadline where none runs.
sealed interface ExpressState {

  /// Received and kept; lodged in law at this instant (Code des douanes art. 85-4).
  record Lodged(Instant since) implements ExpressState {}

  /// Refused for its findings; kept so that the trader can ask why.
  record Refused(Instant since) implements ExpressState {}

  /// Known before the goods have come.
  ///
  /// @param crn customs' reference until acceptance
  /// @param presentBefore instant at which it expires if the goods have not come (UCC art. 171)
  record Prelodged(String crn, Instant since, Instant presentBefore) implements ExpressState {}

  /// The goods have come; acceptance follows.
  record Presented(String crn, Instant since) implements ExpressState {}

  /// Accepted: the MRN exists and the rates of that day hold.
  record Accepted(Acceptance acceptance) implements ExpressState {}

  /// Accepted, but something is missing before release.
  record Waiting(Acceptance acceptance, WaitReason reason, Instant since) implements ExpressState {}

  /// An examination has been announced to the declarant.
  record UnderControl(Acceptance acceptance, ControlKind kind, Instant since)
      implements ExpressState {}

  /// Examined: the goods are what the declaration says.
  record Conform(Acceptance acceptance, Instant since) implements ExpressState {}

  /// Examined: the goods are not what the declaration says.
  record NotConform(Acceptance acceptance, Instant since) implements ExpressState {}

  /// Released for free circulation.
  ///
  /// @param invalidableUntil last instant at which an invalidation may still be asked for (UCC-DA
  ///   art. 148)
  record Released(Acceptance acceptance, Instant since, Instant invalidableUntil)
      implements ExpressState {}

  /// Without effect, the MRN stays known.
  record Invalidated(Acceptance acceptance, Instant since) implements ExpressState {}

  /// Withdrawn by the declarant before acceptance.
  record Cancelled(Instant since) implements ExpressState {}

  /// The goods never came.
  record Expired(Instant since) implements ExpressState {}

  /// The fact of acceptance.
  ///
  /// @param at the instant whose day fixes the rates (Code des douanes art. 108)
  record Acceptance(Mrn mrn, Instant at) {}

  /// What is missing before release.
  enum WaitReason {
    /// The guarantee or the deferred payment does not cover the debt.
    GUARANTEE,
    /// A document that customs asked for.
    DOCUMENTS,
    /// The answer of another administration.
    SINGLE_WINDOW
  }

  /// What is examined.
  enum ControlKind {
    /// The documents (orange circuit).
    DOCUMENTARY,
    /// The goods (red circuit).
    PHYSICAL
  }

  /// The name under which the state is stored and shown: key `state.` + label in the words.
  default String label() {
    return switch (this) {
      case Lodged _ -> "LODGED";
      case Refused _ -> "REFUSED";
      case Prelodged _ -> "PRELODGED";
      case Presented _ -> "PRESENTED";
      case Accepted _ -> "ACCEPTED";
      case Waiting _ -> "WAITING";
      case UnderControl _ -> "UNDER_CONTROL";
      case Conform _ -> "CONFORM";
      case NotConform _ -> "NOT_CONFORM";
      case Released _ -> "RELEASED";
      case Invalidated _ -> "INVALIDATED";
      case Cancelled _ -> "CANCELLED";
      case Expired _ -> "EXPIRED";
    };
  }

  /// Whether nothing can move it any more.
  default boolean isFinal() {
    return switch (this) {
      case Refused _, Invalidated _, Cancelled _, Expired _ -> true;
      case Lodged _, Prelodged _, Presented _, Accepted _ -> false;
      case Waiting _, UnderControl _, Conform _, NotConform _, Released _ -> false;
    };
  }
}
