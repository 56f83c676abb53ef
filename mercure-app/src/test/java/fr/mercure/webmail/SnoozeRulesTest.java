// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnoozeRulesTest {
  /// A Tuesday, 17:00 in Paris.
  private static final Instant NOW = Instant.parse("2026-11-24T16:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "demain,2026-11-25T07:00:00Z",
    "lundi,2026-11-30T07:00:00Z",
    "2027-07-01,2027-07-01T06:00:00Z"
  })
  void bringsBackInTheMorning(String choice, Instant at) {
    assertThat(SnoozeRules.morning(choice, NOW, Texts.ZONE)).contains(at);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hier", "2026-11-24", "2026-11-23", "2028-01-01", "9999999-01-01"})
  void refusesWhatIsNoMorningToCome(String choice) {
    assertThat(SnoozeRules.morning(choice, NOW, Texts.ZONE)).isEmpty();
  }

  @Test
  void neverPassesADeadline() {
    Instant until = NOW.plus(Duration.ofDays(2));
    Instant due = NOW.plus(Duration.ofDays(1));
    assertThat(SnoozeRules.within(until, Optional.empty(), NOW)).contains(until);
    assertThat(SnoozeRules.within(until, Optional.of(due), NOW))
        .contains(due.minus(SnoozeRules.BEFORE_DEADLINE));
    assertThat(SnoozeRules.within(until, Optional.of(NOW.plusSeconds(60)), NOW)).isEmpty();
  }
}
