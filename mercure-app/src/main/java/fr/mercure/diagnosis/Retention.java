// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sums up the day of each fleet and forgets, twice a day, what was kept long enough.
@Component
final class Retention {
  private final CheckStore checks;
  private final FleetStore fleet;

  Retention(CheckStore checks, FleetStore fleet) {
    this.checks = checks;
    this.fleet = fleet;
  }

  @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT1H")
  void run() {
    checks.forgetOld();
    fleet.settle();
  }
}
