// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OfficesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  @Test
  void readsWhatPeopleType() {
    assertThat(Offices.parse("", DAY)).hasValue(Set.of());
    assertThat(Offices.parse(" fr00677a ; FRB0617D,", DAY))
        .hasValue(Set.of("FR00677A", "FRB0617D"));
    assertThat(Offices.parse("FR00677A ROISSY", DAY)).isEmpty();
    assertThat(Offices.parse(many(), DAY)).isEmpty();
  }

  private static String many() {
    return IntStream.range(0, 30).mapToObj("FR%06d"::formatted).collect(Collectors.joining(" "));
  }

  @Test
  void namesThemAndKeepsTheCodeOfOneThatIsGone() {
    assertThat(Offices.names(Set.of("FR00677A", "FR999999"), DAY))
        .isEqualTo("Roissy prise en charge (FR00677A), FR999999");
  }

  @Test
  void holdsEverywhereWhenItIsLimitedNowhere() {
    assertThat(Offices.hold(Set.of(), "FR00677A")).isTrue();
    assertThat(Offices.hold(Set.of("FR00677A"), "FR00677A")).isTrue();
    assertThat(Offices.hold(Set.of("FRB0617D"), "FR00677A")).isFalse();
  }

  @Test
  void takesADayInsteadOfATerm() {
    var form = new GrantForm("an", "2026-12-31", "FR00677A");
    assertThat(form.command(NOW))
        .isEqualTo(
            new RightCommand.Grant(
                Optional.of(Instant.parse("2026-12-31T23:00:00Z")), Set.of("FR00677A")));
    assertThat(new GrantForm("trimestre", "", "").command(NOW))
        .isEqualTo(
            new RightCommand.Grant(Optional.of(Instant.parse("2027-02-24T23:00:00Z")), Set.of()));
  }

  @Test
  void saysWhatIsWrongWithALimit() {
    assertThat(new GrantForm("an", "demain", "").command(NOW))
        .isEqualTo(new RightCommand.Unreadable(RightOutcome.Why.BAD_DAY));
    assertThat(new GrantForm("an", "", "X").command(NOW))
        .isEqualTo(new RightCommand.Unreadable(RightOutcome.Why.BAD_OFFICE))
        .extracting(command -> RightLifecycle.decide(RightLifecycle.Standing.NEVER, command, NOW))
        .isEqualTo(new RightOutcome.Refused(RightOutcome.Why.BAD_OFFICE));
    assertThat(GrantForm.asking("", "X", NOW))
        .isEqualTo(new RightCommand.Unreadable(RightOutcome.Why.BAD_OFFICE));
  }
}
