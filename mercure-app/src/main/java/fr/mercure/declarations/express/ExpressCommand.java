// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ExpressState.ControlKind;
import fr.mercure.declarations.express.ExpressState.WaitReason;
import fr.mercure.kernel.Mrn;
import java.time.Instant;

/// What somebody wants to do with an H7 declaration. Who may want it is not said here.
sealed interface ExpressCommand {

  /// Refuse for blocking findings.
  record Refuse() implements ExpressCommand {}

  /// Keep until the goods come.
  ///
  /// @param presentBefore 30 days after lodging (UCC art. 171), read from the dated deadlines
  record Prelodge(String crn, Instant presentBefore) implements ExpressCommand {}

  /// Tell that the goods have come (I2).
  record Present() implements ExpressCommand {}

  /// Accept and allot the MRN.
  record Accept(Mrn mrn) implements ExpressCommand {}

  /// Hold until something missing comes.
  record WaitFor(WaitReason reason) implements ExpressCommand {}

  /// What was missing has come.
  record Resolve() implements ExpressCommand {}

  /// Announce an examination.
  record OrderControl(ControlKind kind) implements ExpressCommand {}

  /// Write down what the examination found.
  record RecordResult(boolean conform) implements ExpressCommand {}

  /// Release the goods.
  ///
  /// @param invalidableUntil 90 days after acceptance (UCC-DA art. 148), read from the dated
  ///   deadlines
  record Release(Instant invalidableUntil) implements ExpressCommand {}

  /// Make a new version of the declaration.
  ///
  /// @param byCustoms ex officio, after a control; otherwise at the declarant's request
  record Amend(boolean byCustoms) implements ExpressCommand {}

  /// Take the effect away from an accepted declaration.
  record Invalidate() implements ExpressCommand {}

  /// Withdraw before acceptance.
  record Cancel() implements ExpressCommand {}

  /// End it because the goods have not come in time.
  record Expire() implements ExpressCommand {}
}
