// SPDX-License-Identifier: Apache-2.0
package fr.mercure.webmail;

import fr.mercure.identity.Actor;
import fr.mercure.mail.MailStore;
import fr.mercure.web.Choice;
import fr.mercure.web.Shell;
import fr.mercure.webmail.MailMessagePage.Mark;
import fr.mercure.webmail.MailMessagePage.Team;
import fr.mercure.webmail.MailReading.Found;
import fr.mercure.webmail.TeamStore.Assigned;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Who sees to an open message, and which tags it bears.
@Component
class MailTeams {
  private final MailStore mail;
  private final TeamStore team;
  private final TagStore tags;
  private final Colleagues colleagues;

  MailTeams(MailStore mail, TeamStore team, TagStore tags, Colleagues colleagues) {
    this.mail = mail;
    this.team = team;
    this.tags = tags;
    this.colleagues = colleagues;
  }

  Team of(Shell shell, Actor actor, Found found) {
    long mailbox = found.mailbox().box().id();
    List<Mark> marks =
        tags.of(mailbox).stream()
            .map(tag -> new Mark(tag, found.placed().flags().keywords().contains(tag.keyword())))
            .toList();
    Optional<Long> thread =
        Optional.of(found)
            .filter(f -> f.mailbox().box().functional())
            .flatMap(f -> mail.lists().thread(f.folder().id(), f.placed().uid()));
    Optional<Assigned> assigned = thread.flatMap(t -> team.assigned(mailbox, t));
    return new Team(
        marks,
        thread.map(t -> team.others(mailbox, t, actor.id())).orElse(List.of()).stream()
            .map(other -> shell.text("webmail.answering", other.name(), other.at()))
            .toList(),
        assigned.map(a -> shell.text("webmail.assigned", a.name(), a.by(), a.at())).orElse(""),
        assigned.map(Assigned::person).orElse(""),
        thread.isEmpty()
            ? List.of()
            : colleagues.of(actor).stream()
                .map(person -> new Choice("person:" + person.id(), person.name()))
                .toList());
  }
}
