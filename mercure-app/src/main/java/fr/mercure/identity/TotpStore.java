// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Second factors: the sealed secret of the authenticator, and recovery codes.
@Component
final class TotpStore {
  private static final RowMapper<Enrolled> ENROLLED =
      (row, _) -> new Enrolled(row.getBytes("secret"), row.getLong("last_step"));

  private final JdbcClient jdbc;

  TotpStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param box see {@link SecretBox}
  @SuppressWarnings("ArrayRecordComponent") // Opened at once, never compared.
  record Enrolled(byte[] box, long lastStep) {}

  Optional<Enrolled> find(long person) {
    return jdbc.sql("select secret, last_step from identity.totp where person_id = :person")
        .param("person", person)
        .query(ENROLLED)
        .optional();
  }

  void enrol(long person, byte[] box, Instant now) {
    jdbc.sql(
            """
            insert into identity.totp (person_id, secret, enrolled_at) values (:person, :box, :now)
            on conflict (person_id)
            do update set secret = excluded.secret, last_step = 0, enrolled_at = excluded.enrolled_at
            """)
        .param("person", person)
        .param("box", box)
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Notes that a code has served.
  ///
  /// @return false if that code, or a later one, has served already
  boolean spend(long person, long step) {
    return jdbc.sql(
                """
                update identity.totp set last_step = :step
                where person_id = :person and last_step < :step
                """)
            .param("person", person)
            .param("step", step)
            .update()
        == 1;
  }

  /// Uses a recovery code up.
  ///
  /// @return false if there is no such unused code
  boolean spendRecovery(long person, byte[] hash, Instant now) {
    return jdbc.sql(
                """
                update identity.recovery_code set used_at = :now
                where person_id = :person and hash = :hash and used_at is null
                """)
            .param("person", person)
            .param("hash", hash)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  int recoveryLeft(long person) {
    return jdbc.sql(
            """
            select count(*) from identity.recovery_code
            where person_id = :person and used_at is null
            """)
        .param("person", person)
        .query(Integer.class)
        .single();
  }

  /// These codes and no others serve from now on.
  void replaceRecovery(long person, List<byte[]> hashes) {
    jdbc.sql("delete from identity.recovery_code where person_id = :person")
        .param("person", person)
        .update();
    jdbc.sql(
            """
            insert into identity.recovery_code (person_id, hash)
            select :person, hash from unnest(:hashes) as u (hash)
            """)
        .param("person", person)
        .param("hashes", hashes.toArray(byte[][]::new))
        .update();
  }
}
