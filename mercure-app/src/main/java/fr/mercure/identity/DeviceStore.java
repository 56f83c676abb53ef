// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// From which devices, and when, people have signed in.
@Component
final class DeviceStore {
  private static final RowMapper<Device> DEVICE =
      (row, _) ->
          new Device(
              row.getLong("id"),
              row.getString("browser"),
              row.getTimestamp("first_at").toInstant(),
              row.getTimestamp("last_at").toInstant(),
              row.getBoolean("current"));
  private static final RowMapper<SignInLine> LINE =
      (row, _) ->
          new SignInLine(
              row.getTimestamp("at").toInstant(),
              SignInWay.valueOf(row.getString("way")),
              row.getString("address"),
              row.getString("browser"),
              row.getBoolean("new_device"));
  private static final RowMapper<Seen> SEEN =
      (row, _) -> new Seen(row.getLong("id"), row.getBoolean("added"), row.getInt("before"));

  private final JdbcClient jdbc;

  DeviceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What noting a device came to.
  ///
  /// @param added whether the account did not know it
  /// @param before devices that it knew
  record Seen(long id, boolean added, int before) {}

  Seen seen(long person, byte[] digest, String browser, Instant now) {
    return jdbc.sql(
            """
            with known as (select count(*) as before from identity.device where person_id = :person),
            noted as (
              insert into identity.device (person_id, digest, browser, first_at, last_at)
              values (:person, :digest, :browser, :now, :now)
              on conflict (person_id, digest)
              do update set last_at = excluded.last_at, browser = excluded.browser
              returning id, first_at = last_at as added)
            select noted.id, noted.added, known.before from noted, known
            """)
        .param("person", person)
        .param("digest", digest)
        .param("browser", browser)
        .param("now", Timestamp.from(now))
        .query(SEEN)
        .single();
  }

  /// Whether the account of this address has signed in from the device before.
  boolean knows(String email, byte[] digest) {
    return jdbc.sql(
            """
            select exists (
              select from identity.device d join identity.person p on p.id = d.person_id
              where p.email = :email and d.digest = :digest)
            """)
        .param("email", email)
        .param("digest", digest)
        .query(Boolean.class)
        .single();
  }

  /// Latest first; fifty at most.
  List<Device> of(long person, byte[] current) {
    return jdbc.sql(
            """
            select id, browser, first_at, last_at, digest = :current as current
            from identity.device where person_id = :person order by last_at desc limit 50
            """)
        .param("person", person)
        .param("current", current)
        .query(DEVICE)
        .list();
  }

  /// Makes the device unknown again.
  ///
  /// @return false if the person has no such device
  boolean forget(long person, long id) {
    return jdbc.sql("delete from identity.device where person_id = :person and id = :id")
            .param("person", person)
            .param("id", id)
            .update()
        == 1;
  }

  void note(long person, SignInLine line) {
    jdbc.sql(
            """
            insert into identity.sign_in (person_id, at, way, address, browser, new_device)
            values (:person, :at, :way, :address, :browser, :new)
            """)
        .param("person", person)
        .param("at", Timestamp.from(line.at()))
        .param("way", line.way().name())
        .param("address", line.address())
        .param("browser", line.browser())
        .param("new", line.newDevice())
        .update();
  }

  /// The last fifty.
  List<SignInLine> history(long person) {
    return jdbc.sql(
            """
            select at, way, address, browser, new_device from identity.sign_in
            where person_id = :person order by at desc, id desc limit 50
            """)
        .param("person", person)
        .query(LINE)
        .list();
  }

  /// What is older than people may ask for.
  int forgetBefore(Instant at) {
    return jdbc.sql(
            """
            with lines as (delete from identity.sign_in where at < :at),
            devices as (delete from identity.device where last_at < :at returning 1)
            select count(*) from devices
            """)
        .param("at", Timestamp.from(at))
        .query(Integer.class)
        .optional()
        .orElse(0);
  }
}
