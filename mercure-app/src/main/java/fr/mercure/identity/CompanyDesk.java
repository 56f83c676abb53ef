// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.TrailStore.Place;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a company may change about itself: its head office, once the register says that it moved.
@Component
class CompanyDesk {
  private final CompanyStore store;
  private final TrailStore trail;
  private final Clock clock;

  CompanyDesk(CompanyStore store, TrailStore trail, Clock clock) {
    this.store = store;
    this.trail = trail;
    this.clock = clock;
  }

  /// Takes over the SIRET that succeeds to a closed one of the same company.
  ///
  /// @return the new number; none if the register names no successor
  @Transactional
  Optional<String> confirmSuccessor(Actor actor, Company company) {
    Optional<String> successor = store.moveToSuccessor(company);
    successor.ifPresent(
        siret -> trail.append(actor, "SIRET_CONFIRMED", Place.of(actor), siret, clock.instant()));
    return successor;
  }
}
