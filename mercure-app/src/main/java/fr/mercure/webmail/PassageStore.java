// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.webmail.Passage.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Signatures, each person's own for each mailbox, and templates, shared by a mailbox.
@Component
class PassageStore {
  private final JdbcClient jdbc;

  PassageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// In the order in which they were made: the first signature is the usual one.
  List<Passage> of(long mailbox, String person, Kind kind) {
    return jdbc.sql(
            """
            select id, kind, name, subject, body from webmail.passage
            where mailbox = :mailbox and kind = :kind and person = :person
            order by id
            """)
        .param("mailbox", mailbox)
        .param("kind", kind.name())
        .param("person", owner(person, kind))
        .query((row, _) -> read(row))
        .list();
  }

  /// A signature of this person, of whatever mailbox.
  Optional<Passage> signature(String person, long id) {
    return jdbc.sql(
            """
            select id, kind, name, subject, body from webmail.passage
            where id = :id and kind = 'SIGNATURE' and person = :person
            """)
        .param("id", id)
        .param("person", person)
        .query((row, _) -> read(row))
        .optional();
  }

  private static Passage read(ResultSet row) throws SQLException {
    return new Passage(
        row.getLong("id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("subject"),
        row.getString("body"));
  }

  /// Keeps a passage under its name, in place of one that had it.
  void keep(long mailbox, String person, Passage passage) {
    jdbc.sql(
            """
            insert into webmail.passage (mailbox, person, kind, name, subject, body)
            values (:mailbox, :person, :kind, :name, :subject, :body)
            on conflict (mailbox, kind, person, name)
            do update set subject = excluded.subject, body = excluded.body
            """)
        .param("mailbox", mailbox)
        .param("person", owner(person, passage.kind()))
        .param("kind", passage.kind().name())
        .param("name", passage.name())
        .param("subject", passage.subject())
        .param("body", passage.body())
        .update();
  }

  void remove(long mailbox, String person, Kind kind, long id) {
    jdbc.sql(
            """
            delete from webmail.passage
            where id = :id and mailbox = :mailbox and kind = :kind and person = :person
            """)
        .param("id", id)
        .param("mailbox", mailbox)
        .param("kind", kind.name())
        .param("person", owner(person, kind))
        .update();
  }

  private static String owner(String person, Kind kind) {
    return kind == Kind.SIGNATURE ? person : "";
  }
}
