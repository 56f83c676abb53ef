// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Application passwords: their hash, never themselves.
@Component
class AppPasswordStore {
  private static final Duration PRECISION = Duration.ofMinutes(1);

  private final JdbcClient jdbc;

  AppPasswordStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whose a living password is.
  record Holder(long id, String person) {}

  /// The latest first, living ones before the others.
  List<AppPassword> of(String person) {
    return jdbc.sql(
            """
            select id, name, made_at, last_used_at, coalesce(last_used_from, '') last_used_from,
              revoked_at
            from post.password where person = :person
            order by revoked_at is not null, made_at desc
            limit 100
            """)
        .param("person", person)
        .query(AppPasswordStore::read)
        .list();
  }

  int living(String person) {
    return jdbc.sql(
            "select count(*) from post.password where person = :person and revoked_at is null")
        .param("person", person)
        .query(Integer.class)
        .single();
  }

  void add(String person, String name, byte[] hash, Instant now) {
    jdbc.sql(
            """
            insert into post.password (person, name, hash, made_at)
            values (:person, :name, :hash, :now)
            on conflict (hash) do nothing
            """)
        .param("person", person)
        .param("name", name)
        .param("hash", hash)
        .param("now", Timestamp.from(now))
        .update();
  }

  Optional<Holder> find(byte[] hash) {
    return jdbc.sql(
            "select id, person from post.password where hash = :hash and revoked_at is null")
        .param("hash", hash)
        .query((row, _) -> new Holder(row.getLong("id"), row.getString("person")))
        .optional();
  }

  /// Notes a use; within a minute of the last one, nothing is written.
  void used(long id, String from, Instant now) {
    jdbc.sql(
            """
            update post.password set last_used_at = :now, last_used_from = :from
            where id = :id and (last_used_at is null or last_used_at < :before
              or last_used_from <> :from)
            """)
        .param("id", id)
        .param("from", from)
        .param("before", Timestamp.from(now.minus(PRECISION)))
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Stops a password; false if it is no living one of this person.
  boolean revoke(String person, long id, Instant now) {
    return jdbc.sql(
                """
                update post.password set revoked_at = :now
                where id = :id and person = :person and revoked_at is null
                """)
            .param("id", id)
            .param("person", person)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  private static AppPassword read(ResultSet row, int number) throws SQLException {
    return new AppPassword(
        row.getLong("id"),
        row.getString("name"),
        row.getTimestamp("made_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant),
        row.getString("last_used_from"),
        Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
  }
}
