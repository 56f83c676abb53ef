// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// ASVS V2.4.1.
class AddressThrottleTest {
  private Instant now = Instant.parse("2026-11-24T08:00:00Z");
  private final InstantSource moving = () -> now;
  private final AddressThrottle throttle = new AddressThrottle(3, moving.withZone(ZoneOffset.UTC));

  @Test
  void closesAnAddressAfterItsFailuresUntilTheMinuteEnds() {
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.isClosed("192.0.2.1")).isFalse();
      throttle.failed("192.0.2.1");
    }

    assertThat(throttle.isClosed("192.0.2.1")).isTrue();
    assertThat(throttle.isClosed("192.0.2.2")).isFalse();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(throttle.isClosed("192.0.2.1")).isFalse();
  }
}
