// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import fr.mercure.declarations.RegisterFigures.Brief;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Right;
import fr.mercure.portal.Finder;
import fr.mercure.portal.HomeFigures;
import fr.mercure.portal.Obligation;
import fr.mercure.portal.Obligations;
import fr.mercure.portal.ServiceCheck;
import fr.mercure.web.Figure;
import fr.mercure.web.NavigationCount;
import fr.mercure.web.Texts;
import fr.mercure.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// What home, navigation, search and service status show of the register.
@Configuration(proxyBeanMethods = false)
class RegisterPortal {
  private static final int SHORTEST_BEGINNING = 4;
  private static final int MANY_UNTOLD = 5_000;

  @Bean
  @Order(1)
  HomeFigures declarationsByState(RegisterFigures figures, Clock clock) {
    return (actor, texts) -> {
      LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
      Map<String, Long> counts = figures.open(actor);
      counts.put("RELEASED", figures.released(actor, today).getOrDefault(today, 0L));
      return Stream.of("UNDER_CONTROL", "WAITING", "PRELODGED", "RELEASED")
          .filter(state -> !actor.isOfficer() || !state.equals("PRELODGED"))
          .map(state -> figure(state, counts.getOrDefault(state, 0L), actor, texts))
          .toList();
    };
  }

  private static Figure figure(String state, long count, Actor actor, Texts texts) {
    return new Figure(
        count,
        texts.get("register.figure." + state, count),
        (actor.isOfficer() && !state.equals("RELEASED") ? "/controle" : "/dossiers?etat=" + state),
        state.equals("UNDER_CONTROL"));
  }

  @Bean
  Obligations declarationsThatWait(RegisterFigures figures) {
    return (actor, texts) -> {
      if (actor.isOfficer()) {
        return actor.may(Right.CONTROL_DECIDE)
            ? figures.awaitingOffice(actor).stream().map(b -> decide(b, texts)).toList()
            : List.of();
      }
      return actor.may(Right.EXPRESS_LODGE)
          ? figures.awaitingTrader(actor).stream().map(b -> act(b, texts)).toList()
          : List.of();
    };
  }

  private static Obligation act(Brief brief, Texts texts) {
    boolean toPresent = brief.state().equals("PRELODGED");
    return new Obligation(
        brief.deadline(),
        toPresent
            ? texts.get("register.present")
            : brief.waitsFor().orElseGet(() -> texts.get("register.complete")),
        brief.reference(),
        texts.get("register.kind"),
        texts.get(toPresent ? "register.present.act" : "register.complete.act"),
        "/dossiers/" + brief.reference() + (toPresent ? "/presenter" : ""));
  }

  private static Obligation decide(Brief brief, Texts texts) {
    return new Obligation(
        brief.deadline(),
        texts.get("register.decide"),
        brief.reference(),
        texts.get("register.kind"),
        texts.get("register.decide.act"),
        "/controle/" + brief.reference());
  }

  @Bean
  NavigationCount openCases(RegisterFigures figures) {
    return new OpenCount("/dossiers", figures, false);
  }

  @Bean
  NavigationCount controlQueue(RegisterFigures figures) {
    return new OpenCount("/controle", figures, true);
  }

  private record OpenCount(String path, RegisterFigures figures, boolean forOfficers)
      implements NavigationCount {
    @Override
    public int of(Visitor visitor) {
      return visitor instanceof Actor actor && actor.isOfficer() == forOfficers
          ? (int) figures.open(actor).values().stream().mapToLong(Long::longValue).sum()
          : 0;
    }
  }

  /// By exact reference, else by the beginning of one.
  @Bean
  Finder declarationFinder(Declarations declarations, RegisterFigures figures) {
    return (actor, texts, query) ->
        declarations
            .find(actor, query.toUpperCase(Locale.ROOT))
            .or(() -> declarations.find(actor, query))
            .map(view -> List.of(found(view.reference(), view.filing().importer(), texts)))
            .orElseGet(() -> beginning(figures, actor, texts, query));
  }

  private static List<Finder.Found> beginning(
      RegisterFigures figures, Actor actor, Texts texts, String query) {
    return query.length() < SHORTEST_BEGINNING
        ? List.of()
        : figures.beginning(actor, query).stream()
            .map(brief -> found(brief.reference(), brief.importer(), texts))
            .toList();
  }

  private static Finder.Found found(String reference, String importer, Texts texts) {
    return new Finder.Found(
        texts.get("register.declaration"), reference, importer, "/dossiers/" + reference);
  }

  @Bean
  @Order(2)
  ServiceCheck relay(RegisterFigures figures) {
    return new Relay(figures);
  }

  private record Relay(RegisterFigures figures) implements ServiceCheck {
    @Override
    public String name(Texts texts) {
      return texts.get("register.relay");
    }

    @Override
    public Health now(Texts texts) {
      long untold = figures.untold(MANY_UNTOLD);
      return new Health(
          untold < MANY_UNTOLD ? Level.NORMAL : Level.SLOW,
          texts.get("register.relay.detail", untold));
    }
  }
}
