// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The measured cost, kept so that hashes made before and after a restart take the same time.
@Component
final class PasswordCostStore {
  private static final RowMapper<PasswordCost> COST =
      (row, _) ->
          new PasswordCost(
              row.getInt("memory_kib"), row.getInt("iterations"), row.getInt("measured"));

  private final JdbcClient jdbc;

  PasswordCostStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<PasswordCost> find() {
    return jdbc.sql("select memory_kib, iterations, measured from identity.password_cost")
        .query(COST)
        .optional();
  }

  /// Kept unless another node was first; the kept one is the one to use.
  PasswordCost keepFirst(PasswordCost cost, Instant now) {
    jdbc.sql(
            """
            insert into identity.password_cost (memory_kib, iterations, measured, at)
            values (:memory, :iterations, :measured, :at)
            on conflict do nothing
            """)
        .param("memory", cost.memoryKib())
        .param("iterations", cost.iterations())
        .param("measured", cost.millis())
        .param("at", Timestamp.from(now))
        .update();
    return find().orElseThrow();
  }
}
