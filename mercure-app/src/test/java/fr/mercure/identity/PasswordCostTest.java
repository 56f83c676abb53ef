// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// ASVS V11.2.2, V11.4.2.
class PasswordCostTest {
  private static final Duration WANTED = Duration.ofMillis(200);

  @Test
  void takesAsManyIterationsAsTheWantedTimeAllows() {
    var cost = PasswordCost.reaching(WANTED, 32_768, Duration.ofMillis(80));

    assertThat(cost).isEqualTo(new PasswordCost(32_768, 5, 200));
  }

  @Test
  void neverGoesBelowTwoIterationsHoweverSlowTheMachine() {
    assertThat(PasswordCost.reaching(WANTED, 32_768, Duration.ofSeconds(3)).iterations())
        .isEqualTo(2);
  }

  /// ASVS V15.2.2.
  @Test
  void staysBoundedHoweverFastTheMachine() {
    assertThat(PasswordCost.reaching(WANTED, 32_768, Duration.ofNanos(1)).iterations())
        .isEqualTo(12);
  }
}
