// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// One address of a calendar for each person who wants one: its hash, never itself.
@Component
class CalendarStore {
  private final JdbcClient jdbc;

  CalendarStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An address that is in use.
  ///
  /// @param read when a program last read it, to within a minute
  record Kept(Instant made, Optional<Instant> read) {}

  Optional<Kept> of(String person) {
    return jdbc.sql("select made_at, read_at from portal.calendar where person = :person")
        .param("person", person)
        .query((row, _) ->
            new Kept(
                row.getTimestamp("made_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("read_at")).map(Timestamp::toInstant)))
        .optional();
  }

  /// Keeps a new address in place of the one before.
  void put(String person, byte[] hash, Instant now) {
    jdbc.sql(
            """
            insert into portal.calendar (person, hash, made_at) values (:person, :hash, :now)
            on conflict (person) do update
            set hash = excluded.hash, made_at = excluded.made_at, read_at = null
            """)
        .param("person", person)
        .param("hash", hash)
        .param("now", Timestamp.from(now))
        .update();
  }

  void remove(String person) {
    jdbc.sql("delete from portal.calendar where person = :person").param("person", person).update();
  }

  /// Whose address it is; notes that it was read.
  Optional<String> find(byte[] hash, Instant now) {
    Optional<String> person =
        jdbc.sql("select person from portal.calendar where hash = :hash")
            .param("hash", hash)
            .query(String.class)
            .optional();
    person.ifPresent(_ -> read(hash, now));
    return person;
  }

  private void read(byte[] hash, Instant now) {
    jdbc.sql(
            """
            update portal.calendar set read_at = :now
            where hash = :hash and (read_at is null or read_at < :before)
            """)
        .param("hash", hash)
        .param("now", Timestamp.from(now))
        .param("before", Timestamp.from(now.minusSeconds(60)))
        .update();
  }
}
