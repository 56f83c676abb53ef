// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.registers.Answer.Said;
import fr.mercure.identity.registers.Answer.Silent;
import fr.mercure.identity.registers.Answer.Why;
import fr.mercure.identity.registers.Answer.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When answers count, and when a register is left alone.
class RegisterRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  @Test
  void needsTwoDatedAnswersAnHourApart() {
    Evidence once = Evidence.NONE.after(said(Word.CLOSED), NOW, 0);
    assertThat(once.negatives()).isOne();
    assertThat(once.due()).isEqualTo(NOW.plus(Evidence.APART));

    Evidence tooSoon = once.after(said(Word.CLOSED), NOW.plusSeconds(3599), 0);
    assertThat(tooSoon.negatives()).isOne();
    assertThat(tooSoon.answered()).hasValue(NOW);

    Evidence twice = once.after(said(Word.CLOSED), NOW.plus(Evidence.APART), 0);
    assertThat(twice.negatives()).isEqualTo(FirmRules.CONFIRMED);
    assertThat(twice.after(said(Word.GOOD), NOW.plus(Duration.ofDays(1)), 0).negatives()).isZero();
  }

  @Test
  void keepsTheLastKnownGoodAnswer() {
    Evidence good = Evidence.NONE.after(said(Word.GOOD), NOW, 0.5);
    Evidence bad = good.after(said(Word.INVALID), NOW.plus(Duration.ofDays(1)), 0.5);
    assertThat(bad.good()).hasValue(new Evidence.Good(NOW, "ab"));
    assertThat(bad.word()).hasValue(Word.INVALID);
  }

  @Test
  void asksAboutEachNumberWithinADayAndNotAllAtOnce() {
    Instant early = Evidence.NONE.after(said(Word.GOOD), NOW, 0).due();
    Instant late = Evidence.NONE.after(said(Word.GOOD), NOW, 1).due();
    assertThat(late).isAfter(early).isBefore(NOW.plus(FirmRules.FRESH));
  }

  @Test
  void leavesARegisterAloneAfterThreeFailuresTwiceAsLongEachTime() {
    Breaker breaker = Breaker.SOUND;
    for (int i = 0; i < 2; i++) {
      breaker = breaker.after(Silent.of(Why.DOWN), NOW, 0);
      assertThat(breaker.isClosed(NOW)).isFalse();
    }
    Duration last = Duration.ZERO;
    for (int i = 0; i < 12; i++) {
      breaker = breaker.after(Silent.of(Why.DOWN), NOW, 0);
      Duration wait = Duration.between(NOW, breaker.closedUntil().orElseThrow());
      assertThat(wait).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(64));
      assertThat(wait).isGreaterThanOrEqualTo(last);
      last = wait;
    }
    assertThat(breaker.isClosed(NOW.plus(last))).isFalse();
  }

  @Test
  void comesBackWhenAQuotaSaysSoAndLaterWhereItsKeyIsRefused() {
    var quota = new Silent(Why.QUOTA, Optional.of(Duration.ofMinutes(2)));
    assertThat(Breaker.SOUND.after(quota, NOW, 0).closedUntil()).hasValue(NOW.plusSeconds(120));
    assertThat(Breaker.SOUND.after(quota, NOW, 1).closedUntil()).hasValue(NOW.plusSeconds(144));
    assertThat(Breaker.SOUND.after(Silent.of(Why.REFUSED), NOW, 0).closedUntil())
        .hasValue(NOW.plusSeconds(3600));
  }

  private static Said said(Word word) {
    return new Said(word, Optional.empty(), Optional.empty(), false, "ab");
  }
}
