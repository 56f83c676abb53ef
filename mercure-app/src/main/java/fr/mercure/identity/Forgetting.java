// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets tries, sign-ins and devices once nobody may ask for them any more.
@Component
final class Forgetting {
  /// As long as the references of refusals are good.
  private static final Duration TRIES = Duration.ofDays(30);

  private final AttemptStore attempts;
  private final DeviceStore devices;
  private final Clock clock;

  Forgetting(AttemptStore attempts, DeviceStore devices, Clock clock) {
    this.attempts = attempts;
    this.devices = devices;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT12H")
  void run() {
    Instant now = clock.instant();
    attempts.forgetBefore(now.minus(TRIES));
    devices.forgetBefore(now.minus(Devices.KEPT));
  }
}
