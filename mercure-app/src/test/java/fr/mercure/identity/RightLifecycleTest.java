// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.AccessFacts.Habilitation.State;
import fr.mercure.identity.RightCommand.Ask;
import fr.mercure.identity.RightCommand.Grant;
import fr.mercure.identity.RightCommand.Refuse;
import fr.mercure.identity.RightCommand.Withdraw;
import fr.mercure.identity.RightLifecycle.Standing;
import fr.mercure.identity.RightOutcome.Act;
import fr.mercure.identity.RightOutcome.Moved;
import fr.mercure.identity.RightOutcome.Refused;
import fr.mercure.identity.RightOutcome.Why;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightLifecycleTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Standing NEVER = Standing.NEVER;
  private static final Standing ASKED = standing(State.REQUESTED, NOW);
  private static final Standing ASKED_LONG_AGO =
      standing(State.REQUESTED, NOW.minus(RightLifecycle.PATIENCE));
  private static final Standing HELD = standing(State.VALIDATED, NOW);
  private static final Standing ENDED =
      new Standing(Optional.of(State.VALIDATED), true, Optional.empty());
  private static final Standing REFUSED = standing(State.REFUSED, NOW);
  private static final Standing REVOKED = standing(State.REVOKED, NOW);

  private static final RightCommand ASK = new Ask("pour les H7", Set.of());
  private static final RightCommand GRANT = new Grant(Optional.empty(), Set.of());
  private static final RightCommand REFUSE = new Refuse("pas votre service");
  private static final RightCommand WITHDRAW = new Withdraw("changement de poste");

  @Test
  void movesOrRefusesEveryStateUnderEveryCommand() {
    row(NEVER, asked(), granted(), no(Why.NOT_ASKED), no(Why.NOT_HELD));
    row(ASKED, no(Why.ASKED_TODAY), granted(), refused(), no(Why.NOT_HELD));
    row(ASKED_LONG_AGO, reminded(), granted(), refused(), no(Why.NOT_HELD));
    row(HELD, no(Why.HELD), granted(), no(Why.NOT_ASKED), withdrawn());
    row(ENDED, asked(), granted(), no(Why.NOT_ASKED), no(Why.NOT_HELD));
    row(REFUSED, asked(), granted(), no(Why.NOT_ASKED), no(Why.NOT_HELD));
    row(REVOKED, asked(), granted(), no(Why.NOT_ASKED), no(Why.NOT_HELD));
  }

  private static void row(
      Standing standing,
      RightOutcome ask,
      RightOutcome grant,
      RightOutcome refuse,
      RightOutcome withdraw) {
    assertThat(
            List.of(
                decide(standing, ASK),
                decide(standing, GRANT),
                decide(standing, REFUSE),
                decide(standing, WITHDRAW)))
        .as(standing.toString())
        .containsExactly(ask, grant, refuse, withdraw);
  }

  @Test
  void givesNoReasonlessNo() {
    assertThat(decide(ASKED, new Refuse("  "))).isEqualTo(no(Why.NO_REASON));
    assertThat(decide(HELD, new Withdraw(""))).isEqualTo(no(Why.NO_REASON));
  }

  @Test
  void givesNothingThatHasEnded() {
    assertThat(decide(NEVER, new Grant(Optional.of(NOW), Set.of()))).isEqualTo(no(Why.ENDED));
    assertThat(decide(NEVER, new Grant(Optional.of(NOW.plusSeconds(1)), Set.of())))
        .isEqualTo(granted());
  }

  @Test
  void leavesNobodyToDecideOnThemselves() {
    List<String> two = List.of("person:1", "person:2");
    assertThat(RightRules.forbidden(true, Right.MAIL_READ, GRANT, two, 1)).hasValue(Why.ONESELF);
    assertThat(RightRules.forbidden(true, Right.MAIL_READ, REFUSE, two, 1)).hasValue(Why.ONESELF);
    assertThat(RightRules.forbidden(true, Right.MAIL_READ, ASK, two, 1)).isEmpty();
    assertThat(RightRules.forbidden(true, Right.MAIL_READ, WITHDRAW, two, 1)).isEmpty();
    assertThat(RightRules.forbidden(false, Right.MAIL_READ, GRANT, two, 2)).isEmpty();
  }

  @Test
  void keepsTheLastAdministrator() {
    List<String> one = List.of("person:1");
    assertThat(RightRules.forbidden(true, Right.PEOPLE_MANAGE, WITHDRAW, one, 1))
        .hasValue(Why.LAST_ADMINISTRATOR);
    assertThat(RightRules.forbidden(false, Right.PEOPLE_MANAGE, WITHDRAW, one, 2)).isEmpty();
    assertThat(RightRules.forbidden(true, Right.MAIL_READ, WITHDRAW, one, 1)).isEmpty();
  }

  @Test
  void endsATermWithADayOfParis() {
    Instant lateInParis = Instant.parse("2026-11-24T23:30:00Z");
    assertThat(Term.YEAR_END.end(NOW)).hasValue(Instant.parse("2026-12-31T23:00:00Z"));
    assertThat(Term.QUARTER.end(lateInParis)).hasValue(Instant.parse("2027-02-25T23:00:00Z"));
    assertThat(Term.YEAR.end(NOW)).hasValue(Instant.parse("2027-11-24T23:00:00Z"));
    assertThat(Term.OPEN.end(NOW)).isEmpty();
    assertThat(Term.of("?")).isEqualTo(Term.YEAR_END);
  }

  private static Standing standing(State state, Instant asked) {
    return new Standing(Optional.of(state), false, Optional.of(asked));
  }

  private static RightOutcome decide(Standing standing, RightCommand command) {
    return RightLifecycle.decide(standing, command, NOW);
  }

  private static RightOutcome asked() {
    return new Moved(State.REQUESTED, Act.ASKED);
  }

  private static RightOutcome reminded() {
    return new Moved(State.REQUESTED, Act.REMINDED);
  }

  private static RightOutcome granted() {
    return new Moved(State.VALIDATED, Act.GRANTED);
  }

  private static RightOutcome refused() {
    return new Moved(State.REFUSED, Act.REFUSED);
  }

  private static RightOutcome withdrawn() {
    return new Moved(State.REVOKED, Act.WITHDRAWN);
  }

  private static RightOutcome no(Why why) {
    return new Refused(why);
  }
}
