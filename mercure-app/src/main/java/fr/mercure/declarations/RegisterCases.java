// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.identity.Actor;
import fr.mercure.portal.FollowedCases;
import fr.mercure.web.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The declarations that the home page shows, and how many were released lately.
@Component
class RegisterCases implements FollowedCases {
  private static final int DAYS = 14;

  private final Declarations declarations;
  private final RegisterFigures figures;

  RegisterCases(Declarations declarations, RegisterFigures figures) {
    this.declarations = declarations;
    this.figures = figures;
  }

  @Override
  public List<Case> latest(Actor actor, Texts texts, int limit) {
    return declarations.search(actor, filter(actor), "", limit).rows().stream()
        .map(view -> row(view, texts))
        .toList();
  }

  private static DeclarationFilter filter(Actor actor) {
    return actor
        .office()
        .map(DeclarationFilter.in("UNDER_CONTROL", "CONFORM", "NOT_CONFORM", "WAITING")::at)
        .orElse(DeclarationFilter.ALL);
  }

  private static Case row(DeclarationView view, Texts texts) {
    Filing filing = view.filing();
    CaseProgress progress = CaseProgress.of(filing.standing());
    return new Case(
        view.name(),
        "/dossiers/" + view.reference(),
        texts.get("register.kind"),
        texts.get("register.subject", filing.importer(), filing.items()),
        progress.step(),
        progress.tone(),
        texts.get(CaseProgress.key(filing.standing())),
        filing.standing().circuit().map(Lane::valueOf).orElse(Lane.NONE),
        view.changed());
  }

  @Override
  public long open(Actor actor) {
    return figures.open(actor).values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public List<Day> released(Actor actor, LocalDate today) {
    LocalDate first = today.minusDays(DAYS - 1L);
    Map<LocalDate, Long> counts = figures.released(actor, first);
    return first
        .datesUntil(today.plusDays(1))
        .map(day -> new Day(day, counts.getOrDefault(day, 0L)))
        .toList();
  }
}
