// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Allowed;
import fr.mercure.identity.Right;
import fr.mercure.web.BarChart;
import fr.mercure.web.Due;
import fr.mercure.web.Page;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.Templates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Home: asks every module what the person has to do, and shows it together.
@Controller
class HomePages {
  private static final int CASES = 7;
  private static final int OBLIGATIONS = 10;

  private final Templates templates;
  private final List<Obligations> obligations;
  private final List<HomeFigures> figures;
  private final Optional<FollowedCases> cases;
  private final Optional<MailboxCard> mailbox;
  private final StatusBoard board;
  private final Clock clock;

  HomePages(
      Templates templates,
      List<Obligations> obligations,
      List<HomeFigures> figures,
      Optional<FollowedCases> cases,
      Optional<MailboxCard> mailbox,
      StatusBoard board,
      Clock clock) {
    this.templates = templates;
    this.obligations = obligations;
    this.figures = figures;
    this.cases = cases;
    this.mailbox = mailbox;
    this.board = board;
    this.clock = clock;
  }

  @Allowed
  @GetMapping("/accueil")
  Page home(Shell shell, Actor actor) {
    Texts texts = shell.texts();
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Texts.ZONE);
    return new Page(
        templates.portalHome(
            new HomePage(
                shell,
                actor.name().split(" ")[0],
                now,
                figures.stream().flatMap(f -> f.of(actor, texts).stream()).toList(),
                toDo(actor, texts, now),
                rows(actor, texts, today),
                cases.map(c -> c.open(actor)).orElse(0L),
                mailbox.filter(_ -> actor.may(Right.MAIL_READ)).map(m -> m.of(actor)),
                board.now(texts).lines(),
                releases(actor, texts, today))));
  }

  private List<HomePage.ToDo> toDo(Actor actor, Texts texts, Instant now) {
    return obligations.stream()
        .flatMap(o -> o.of(actor, texts).stream())
        .sorted(Comparator.comparing(o -> o.due().orElse(Instant.MAX)))
        .limit(OBLIGATIONS)
        .map(o -> new HomePage.ToDo(o, o.due().map(due -> Due.of(due, now, texts))))
        .toList();
  }

  private List<HomePage.CaseRow> rows(Actor actor, Texts texts, LocalDate today) {
    return cases.map(c -> c.latest(actor, texts, CASES)).orElse(List.of()).stream()
        .map(c -> new HomePage.CaseRow(c, when(c.at(), texts, today)))
        .toList();
  }

  private static String when(Instant at, Texts texts, LocalDate today) {
    LocalDate day = LocalDate.ofInstant(at, Texts.ZONE);
    return day.equals(today) ? texts.time(at) : texts.date(day);
  }

  private BarChart releases(Actor actor, Texts texts, LocalDate today) {
    List<FollowedCases.Day> days = cases.map(c -> c.released(actor, today)).orElse(List.of());
    List<Long> counts = days.stream().map(FollowedCases.Day::count).toList();
    long last = counts.isEmpty() ? 0 : counts.getLast();
    return BarChart.of(
        texts.get("home.releases.title", counts.stream().mapToLong(c -> c).max().orElse(0), last),
        days.stream().map(day -> texts.date(day.day())).toList(),
        counts,
        days.isEmpty() ? "" : texts.date(days.getFirst().day()),
        texts.get("home.releases.today", last));
  }
}
