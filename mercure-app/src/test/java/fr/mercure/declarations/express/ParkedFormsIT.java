// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class ParkedFormsIT {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Map<String, String[]> FORM =
      Map.of("item.1.description", new String[] {"Casque"});

  @Test
  void keepsAThousandFormsForAnHour() {
    try (var pool = TestDatabase.pool(TestDatabase.fresh(), 1)) {
      JdbcClient jdbc = JdbcClient.create(pool);
      ParkedForms morning = at(jdbc, NOW);
      String first = morning.park("/d/X/marchandises", FORM).orElseThrow();
      for (int i = 1; i < 1_000; i++) {
        assertThat(morning.park("/d/X/marchandises", FORM)).isPresent();
      }

      assertThat(morning.park("/d/X/marchandises", FORM)).isEmpty();
      assertThat(morning.find(first).map(ParkedForms.Parked::fields))
          .contains(Map.of("item.1.description", "Casque"));

      ParkedForms later = at(jdbc, NOW.plus(Duration.ofMinutes(61)));
      assertThat(later.find(first)).isEqualTo(Optional.empty());
      assertThat(later.park("/d/X/marchandises", FORM)).isPresent();
    }
  }

  private static ParkedForms at(JdbcClient jdbc, Instant now) {
    return new ParkedForms(
        jdbc, Clock.fixed(now, ZoneOffset.UTC), new JsonMapper(), new SecureRandom());
  }
}
