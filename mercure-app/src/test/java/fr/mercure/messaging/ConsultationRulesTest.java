// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.messaging.ConsultationRules.Population;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsultationRulesTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @ParameterizedTest
  @CsvSource({
    "2026-11-24, OPERATORS, 7, 2026-12-01",
    "2026-11-24, OFFICERS, 1, 2026-11-25",
    "2026-11-27, OFFICERS, 1, 2026-11-30",
    "2026-11-28, OFFICERS, 1, 2026-11-30",
    "2026-11-26, OFFICERS, 3, 2026-12-01"
  })
  void isDueAfterSoManyDays(LocalDate last, Population population, int days, LocalDate due) {
    assertThat(day(Optional.of(last), last.minusDays(30), population, days)).isEqualTo(due);
  }

  @Test
  void isDueOnTheFirstDayForWhoeverHasNeverConsulted() {
    LocalDate monday = LocalDate.of(2026, 11, 23);
    assertThat(day(Optional.empty(), monday, Population.OFFICERS, 1)).isEqualTo(monday);
  }

  private static LocalDate day(
      Optional<LocalDate> last, LocalDate first, Population population, int days) {
    return LocalDate.ofInstant(ConsultationRules.due(last, first, population, days, PARIS), PARIS);
  }
}
