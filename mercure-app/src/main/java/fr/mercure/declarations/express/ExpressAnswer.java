// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.Filing.Standing;
import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the sender of a message is told, as it is recorded: the same message again gets it again.
///
/// @param message `H7`, `I2` or `INV`
/// @param accepted whether what was asked for was done
/// @param lrn empty if unreadable
/// @param declarant EORI; empty if unreadable
/// @param office customs office; empty if unreadable
/// @param standing where the declaration stands after it
/// @param version of the declaration after it
/// @param received legal instant of receipt
/// @param sha256 of the bytes received
/// @param total to pay, if charges were computed
/// @param findings errors and warnings
record ExpressAnswer(
    String message,
    boolean accepted,
    String lrn,
    String declarant,
    String office,
    Standing standing,
    int version,
    Instant received,
    String sha256,
    Optional<Money> total,
    List<Finding> findings) {
  ExpressAnswer {
    findings = List.copyOf(findings);
  }

  /// MRN, else CRN, else LRN: the name under which the declaration is found; empty if it has none.
  String reference() {
    return standing.mrn().or(standing::crn).orElse(lrn);
  }
}
