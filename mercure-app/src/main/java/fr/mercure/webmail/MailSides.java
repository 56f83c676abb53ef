// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.identity.Actor;
import fr.mercure.mail.ListStore.Row;
import fr.mercure.post.MyMailbox;
import fr.mercure.webmail.MailFrame.Line;
import fr.mercure.webmail.MailFrame.Link;
import fr.mercure.webmail.MailFrame.Side;
import fr.mercure.webmail.TeamStore.Assigned;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What people have arranged around the lists of a mailbox: tags, searches, who sees to what.
@Component
class MailSides {
  private final TagStore tags;
  private final TeamStore team;

  MailSides(TagStore tags, TeamStore team) {
    this.tags = tags;
    this.team = team;
  }

  /// What rows bear.
  record Marks(List<MailTag> tags, Map<Long, Assigned> assigned) {
    Line on(Row row, Line line) {
      return line.with(
          tags.stream().filter(tag -> row.flags().keywords().contains(tag.keyword())).toList(),
          Optional.ofNullable(assigned.get(row.thread())).map(Assigned::name).orElse(""));
    }
  }

  Marks marks(MyMailbox mailbox, List<Row> rows) {
    return new Marks(
        tags.of(mailbox.box().id()),
        mailbox.box().functional()
            ? team.assigned(mailbox.box().id(), rows.stream().map(Row::thread).toList())
            : Map.of());
  }

  /// What stands under the folders.
  ///
  /// @param list address of the inbox, where searches look
  Side of(Actor actor, MyMailbox mailbox, String list, String query) {
    return new Side(
        tags.of(mailbox.box().id()),
        tags.searches(mailbox.box().id(), actor.id()).stream()
            .map(search ->
                new Link(
                    list + "?q=" + URLEncoder.encode(search.query(), StandardCharsets.UTF_8),
                    "search",
                    search.query(),
                    0,
                    false,
                    search.query().equals(query)))
            .toList(),
        mailbox.path() + "/reglages");
  }
}
