// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tags of mailboxes and searches that people keep.
@Component
class TagStore {
  private final JdbcClient jdbc;

  TagStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A search that somebody keeps.
  record Search(long id, String query) {}

  List<MailTag> of(long mailbox) {
    return jdbc.sql(
            """
            select id, name, keyword, colour from webmail.tag where mailbox = :mailbox order by name
            """)
        .param("mailbox", mailbox)
        .query((row, _) ->
            new MailTag(
                row.getLong("id"),
                row.getString("name"),
                row.getString("keyword"),
                row.getString("colour")))
        .list();
  }

  /// Keeps a tag, in place of one whose name is as good as the same.
  void keep(long mailbox, String name, String keyword, String colour) {
    jdbc.sql(
            """
            insert into webmail.tag (mailbox, name, keyword, colour)
            values (:mailbox, :name, :keyword, :colour)
            on conflict (mailbox, keyword)
            do update set name = excluded.name, colour = excluded.colour
            """)
        .param("mailbox", mailbox)
        .param("name", name)
        .param("keyword", keyword)
        .param("colour", colour)
        .update();
  }

  /// Forgets a tag; messages go on bearing its keyword, which nothing shows any more.
  void remove(long mailbox, long id) {
    jdbc.sql("delete from webmail.tag where mailbox = :mailbox and id = :id")
        .param("mailbox", mailbox)
        .param("id", id)
        .update();
  }

  List<Search> searches(long mailbox, String person) {
    return jdbc.sql(
            """
            select id, query from webmail.search
            where mailbox = :mailbox and person = :person order by query
            """)
        .param("mailbox", mailbox)
        .param("person", person)
        .query((row, _) -> new Search(row.getLong("id"), row.getString("query")))
        .list();
  }

  void keepSearch(long mailbox, String person, String query) {
    jdbc.sql(
            """
            insert into webmail.search (mailbox, person, query) values (:mailbox, :person, :query)
            on conflict do nothing
            """)
        .param("mailbox", mailbox)
        .param("person", person)
        .param("query", query)
        .update();
  }

  void removeSearch(long mailbox, String person, long id) {
    jdbc.sql(
            "delete from webmail.search where mailbox = :mailbox and person = :person and id = :id")
        .param("mailbox", mailbox)
        .param("person", person)
        .param("id", id)
        .update();
  }
}
