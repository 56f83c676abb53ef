// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether the database answers, and how fast.
@Component
@Order(1)
class DatabaseAnswers implements ServiceCheck {
  private static final Duration SLOW = Duration.ofMillis(200);

  private final JdbcClient jdbc;
  private final Clock clock;

  DatabaseAnswers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name(Texts texts) {
    return texts.get("status.database");
  }

  @Override
  public Health now(Texts texts) {
    Instant asked = clock.instant();
    jdbc.sql("select 1").query(Integer.class).single();
    Duration taken = Duration.between(asked, clock.instant());
    return new Health(
        taken.compareTo(SLOW) > 0 ? Level.SLOW : Level.NORMAL,
        texts.get("status.database.detail", taken.toMillis()));
  }
}
