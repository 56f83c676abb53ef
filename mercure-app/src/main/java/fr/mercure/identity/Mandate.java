// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Eori;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Power of one company to represent another before customs, Article 18 of the Union Customs Code.
/// Without one, nobody lodges for another.
///
/// @param principal whoever is represented
/// @param module the only procedure that it covers; none if it covers all
/// @param office the only customs office that it covers; none if it covers all
/// @param to last day; none if it has no end
/// @param successor who represents the principal now
public record Mandate(
    long id,
    Eori principal,
    String principalName,
    Eori representative,
    String representativeName,
    Form form,
    Optional<String> module,
    Optional<String> office,
    LocalDate from,
    Optional<LocalDate> to,
    Optional<Instant> revoked,
    Optional<String> successor) {
  /// How the representative acts.
  public enum Form {
    /// In the name and on behalf of the principal, who answers for it.
    DIRECT,
    /// In the representative's own name, who answers for it too.
    INDIRECT
  }

  boolean isActive(LocalDate day) {
    return revoked.isEmpty() && FirmRules.isWithin(day, from, to);
  }

  /// @param asked empty if any form will do
  boolean covers(Optional<Form> asked, String procedure, Optional<String> where) {
    return asked.filter(f -> f != form).isEmpty()
        && module.filter(m -> !m.equals(procedure)).isEmpty()
        && (office.isEmpty() || office.equals(where));
  }
}
