// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.registers.Answer;
import fr.mercure.identity.registers.Answer.Said;
import fr.mercure.identity.registers.Answer.Silent;
import fr.mercure.identity.registers.Answer.Word;
import fr.mercure.identity.registers.Registers;
import fr.mercure.identity.registers.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks the registers about the companies here, in the background and never while somebody waits.
/// What nobody answers changes nothing: the last answer stands.
@Component
class RegisterDesk {
  private static final Logger LOG = LoggerFactory.getLogger(RegisterDesk.class);

  /// A register that speaks against more than one number in a hundred within an hour, and against
  /// several, is itself at fault.
  private static final int PERCENT = 100;

  private static final int SEVERAL = 5;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration FROZEN = Duration.ofHours(6);

  private final RegisterStore store;
  private final RegisterHealthStore health;
  private final Registers registers;
  private final TransactionTemplate transactions;
  private final DoubleSupplier jitter;
  private final Clock clock;

  @Autowired
  RegisterDesk(
      RegisterStore store,
      RegisterHealthStore health,
      Registers registers,
      TransactionTemplate transactions,
      Clock clock) {
    this(store, health, registers, transactions, RandomGenerator.getDefault()::nextDouble, clock);
  }

  RegisterDesk(
      RegisterStore store,
      RegisterHealthStore health,
      Registers registers,
      TransactionTemplate transactions,
      DoubleSupplier jitter,
      Clock clock) {
    this.store = store;
    this.health = health;
    this.registers = registers;
    this.transactions = transactions;
    this.jitter = jitter;
    this.clock = clock;
  }

  /// Asks about what is due, each register as much as it allows in a minute.
  @Scheduled(fixedDelayString = "1m", initialDelayString = "30s")
  void ask() {
    for (Source source : Source.values()) {
      if (registers.isConfigured(source)) {
        store.enlist(source);
        while (askOnce(source)) {
          // As long as something is due, and the register may be asked.
        }
      }
    }
  }

  private boolean askOnce(Source source) {
    Instant now = clock.instant();
    if (!store.isDue(source, now) || !health.admit(source, now)) {
      return false;
    }
    List<String> numbers = store.claim(source, now);
    if (numbers.isEmpty()) {
      return false;
    }
    boolean answered = false;
    Optional<Silent> silent = Optional.empty();
    for (Map.Entry<String, Answer> answer : registers.ask(source, numbers).entrySet()) {
      switch (answer.getValue()) {
        case Said said -> {
          answered = true;
          keep(source, answer.getKey(), said);
        }
        case Silent none -> silent = Optional.of(none);
      }
    }
    if (!answered) {
      failed(source, silent.orElseThrow());
    }
    return answered;
  }

  private void keep(Source source, String number, Said said) {
    Instant now = clock.instant();
    transactions.executeWithoutResult(_ -> {
      Evidence before = store.evidence(source, number);
      store.keep(source, number, before.after(said, now, jitter.getAsDouble()));
      health.answered(source, now);
      if (said.word() != Word.GOOD) {
        freezeIfMany(source, now);
      }
    });
  }

  private void failed(Source source, Silent silent) {
    Instant now = clock.instant();
    Breaker before = health.breaker(source);
    Breaker after = before.after(silent, now, jitter.getAsDouble());
    health.failed(source, after, silent.why().name(), now);
    if (before.closedUntil().isEmpty() && after.closedUntil().isPresent()) {
      LOG.atWarn().log("register {} does not answer: {}", source, silent.why());
    }
  }

  /// Companies do not close by the hundred within an hour.
  private void freezeIfMany(Source source, Instant now) {
    int against = store.against(source, now.minus(HOUR));
    if (against >= SEVERAL && against * PERCENT > store.numbers(source)) {
      Instant until = now.plus(FROZEN);
      store.takeBack(source, now.minus(HOUR), until);
      health.freeze(source, until);
      LOG.atWarn()
          .log(
              "register {} spoke against {} numbers within an hour: taken back, left alone for {}",
              source,
              against,
              FROZEN);
    }
  }
}
