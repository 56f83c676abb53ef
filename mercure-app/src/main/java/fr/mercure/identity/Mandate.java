// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Power of one company to represent another before customs, Article 18 of the Union Customs Code.
/// Kept and shown; nothing is refused for want of one yet.
///
/// @param principal EORI of whoever is represented
/// @param module the only procedure that it covers; none if it covers all
/// @param office the only customs office that it covers; none if it covers all
/// @param to last day; none if it has no end
/// @param successor who represents the principal now
record Mandate(
    long id,
    String principal,
    String principalName,
    String representativeName,
    Form form,
    Optional<String> module,
    Optional<String> office,
    LocalDate from,
    Optional<LocalDate> to,
    Optional<Instant> revoked,
    Optional<String> successor) {
  enum Form {
    /// In the name and on behalf of the principal, who answers for it.
    DIRECT,
    /// In the representative's own name, who answers for it too.
    INDIRECT
  }
}
