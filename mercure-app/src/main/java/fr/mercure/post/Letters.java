// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which messages of mailboxes are letters that Mercure itself has put there.
@Component
public class Letters {
  private final JdbcClient jdbc;

  Letters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Where a letter is.
  ///
  /// @param folder key in the engine
  public record Place(long folder, long uid) {}

  /// References of the letters among these contents, by key of the content.
  public Map<Long, String> among(Collection<Long> contents) {
    var letters = new HashMap<Long, String>();
    if (!contents.isEmpty()) {
      jdbc.sql("select content, reference from post.letter where content = any(:contents)")
          .param("contents", contents.toArray(Long[]::new))
          .query((row, _) -> letters.put(row.getLong("content"), row.getString("reference")))
          .list();
    }
    return letters;
  }

  /// Where a letter is in a mailbox now; nowhere if somebody has deleted it for good.
  public Optional<Place> find(long mailbox, String reference) {
    return jdbc.sql(
            """
            select p.folder, p.uid
            from post.letter l
            join mail.placement p on p.message = l.content
            join mail.folder f on f.id = p.folder
            where l.reference = :reference and f.mailbox = :mailbox
            order by p.folder limit 1
            """)
        .param("reference", reference)
        .param("mailbox", mailbox)
        .query((row, _) -> new Place(row.getLong("folder"), row.getLong("uid")))
        .optional();
  }
}
