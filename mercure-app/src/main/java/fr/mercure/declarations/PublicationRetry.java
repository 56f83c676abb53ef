// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells listeners again what they failed to take in, or were killed over. One node at a time.
@Component
class PublicationRetry {
  private static final Duration OLD_ENOUGH = Duration.ofMinutes(1);
  private static final int AT_ONCE = 100;

  private final IncompleteEventPublications publications;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  PublicationRetry(
      IncompleteEventPublications publications, JdbcClient jdbc, TransactionTemplate transaction) {
    this.publications = publications;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Scheduled(initialDelay = 15_000, fixedDelay = 60_000)
  void retry() {
    transaction.executeWithoutResult(_ -> {
      if (isAlone()) {
        publications.resubmitIncompletePublications(
            ResubmissionOptions.defaults().withMinAge(OLD_ENOUGH).withBatchSize(AT_ONCE));
      }
    });
  }

  private boolean isAlone() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('declarations.publications'))")
        .query((row, _) -> row.getBoolean(1))
        .single();
  }
}
