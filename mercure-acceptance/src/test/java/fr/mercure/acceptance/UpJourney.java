// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What whoever starts Mercure reads on the terminal.
class UpJourney {
  @Test
  void introducesTheSandboxOnce() {
    RunningMercure mercure = RunningMercure.shared();

    assertThat(mercure.printed())
        .containsOnlyOnce("Mercure is ready: " + mercure.address())
        .containsOnlyOnce("Password of all three")
        .containsOnlyOnce("Three things to try");
  }
}
