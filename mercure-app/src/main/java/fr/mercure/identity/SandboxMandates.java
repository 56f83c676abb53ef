// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.SandboxPeople.Firm;
import fr.mercure.kernel.Eori;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// One mandate of each form between two sandbox companies, so that representation can be tried.
@Component
final class SandboxMandates {
  private final MandateStore mandates;
  private final PersonStore people;
  private final Clock clock;

  SandboxMandates(MandateStore mandates, PersonStore people, Clock clock) {
    this.mandates = mandates;
    this.people = people;
    this.clock = clock;
  }

  /// Essarts Fret lets Transmer act for it, unless it gave one already.
  void make() {
    Optional<Company> principal = company(SandboxStops.ADMINISTRATOR.firm());
    Optional<Company> representative =
        SandboxPeople.ALL.getFirst().company().flatMap(this::company);
    if (principal.isEmpty() || representative.isEmpty() || isGiven(principal.get())) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Arrays.stream(Mandate.Form.values())
        .forEach(form ->
            mandates.insert(
                principal.get(),
                representative.get(),
                form,
                Optional.of(AccessRules.EXPRESS),
                Optional.empty(),
                today,
                Optional.empty()));
  }

  private boolean isGiven(Company principal) {
    return !mandates.given(principal.eori().value()).isEmpty();
  }

  private Optional<Company> company(Firm firm) {
    return people.company(new Eori(firm.eori()));
  }
}
