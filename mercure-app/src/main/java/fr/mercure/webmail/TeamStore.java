// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who sees to which conversation of a shared mailbox: who is writing an answer now, and to whom it
/// was given.
@Component
class TeamStore {
  /// A draft that nobody has typed in for so long holds nobody back.
  static final Duration IDLE = Duration.ofMinutes(30);

  private final JdbcClient jdbc;
  private final Clock clock;

  TeamStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Somebody who is answering.
  ///
  /// @param at when they last typed
  record Answering(String name, Instant at) {}

  /// To whom a conversation was given.
  ///
  /// @param by name of who gave it
  record Assigned(String person, String name, String by, Instant at) {}

  /// Writes that somebody keeps a draft that answers a conversation.
  void answering(long mailbox, long thread, String person, String name) {
    jdbc.sql(
            """
            insert into webmail.answering (mailbox, thread, person, person_name, at)
            values (:mailbox, :thread, :person, :name, :at)
            on conflict (mailbox, thread, person) do update set at = excluded.at
            """)
        .param("mailbox", mailbox)
        .param("thread", thread)
        .param("person", person)
        .param("name", name)
        .param("at", now())
        .update();
  }

  /// Writes that somebody has answered.
  void answered(long mailbox, long thread, String person) {
    jdbc.sql(
            """
            delete from webmail.answering
            where mailbox = :mailbox and thread = :thread and person = :person or at < :idle
            """)
        .param("mailbox", mailbox)
        .param("thread", thread)
        .param("person", person)
        .param("idle", idle())
        .update();
  }

  /// Others than this person who are answering a conversation.
  List<Answering> others(long mailbox, long thread, String person) {
    return jdbc.sql(
            """
            select person_name, at from webmail.answering
            where mailbox = :mailbox and thread = :thread and person <> :person and at >= :idle
            order by at desc
            """)
        .param("mailbox", mailbox)
        .param("thread", thread)
        .param("person", person)
        .param("idle", idle())
        .query((row, _) ->
            new Answering(row.getString("person_name"), row.getTimestamp("at").toInstant()))
        .list();
  }

  /// Gives a conversation to somebody, in place of whoever had it.
  void assign(long mailbox, long thread, String person, String name, String by) {
    jdbc.sql(
            """
            insert into webmail.assignment (mailbox, thread, person, person_name, by_name, at)
            values (:mailbox, :thread, :person, :name, :by, :at)
            on conflict (mailbox, thread) do update set person = excluded.person,
              person_name = excluded.person_name, by_name = excluded.by_name, at = excluded.at
            """)
        .param("mailbox", mailbox)
        .param("thread", thread)
        .param("person", person)
        .param("name", name)
        .param("by", by)
        .param("at", now())
        .update();
  }

  void unassign(long mailbox, long thread) {
    jdbc.sql("delete from webmail.assignment where mailbox = :mailbox and thread = :thread")
        .param("mailbox", mailbox)
        .param("thread", thread)
        .update();
  }

  Optional<Assigned> assigned(long mailbox, long thread) {
    return Optional.ofNullable(assigned(mailbox, List.of(thread)).get(thread));
  }

  /// Those of these conversations that were given to somebody.
  Map<Long, Assigned> assigned(long mailbox, List<Long> threads) {
    var found = new HashMap<Long, Assigned>();
    jdbc.sql(
            """
            select thread, person, person_name, by_name, at from webmail.assignment
            where mailbox = :mailbox and thread = any(:threads)
            """)
        .param("mailbox", mailbox)
        .param("threads", threads.toArray(Long[]::new))
        .query(row -> {
          found.put(
              row.getLong("thread"),
              new Assigned(
                  row.getString("person"),
                  row.getString("person_name"),
                  row.getString("by_name"),
                  row.getTimestamp("at").toInstant()));
        });
    return found;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private Timestamp idle() {
    return Timestamp.from(clock.instant().minus(IDLE));
  }
}
