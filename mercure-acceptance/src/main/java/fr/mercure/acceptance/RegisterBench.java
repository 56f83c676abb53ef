// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import fr.mercure.declarations.Content;
import fr.mercure.declarations.Filing;
import fr.mercure.declarations.Lodgement;
import fr.mercure.declarations.Procedure;
import fr.mercure.declarations.RawMessage;
import fr.mercure.declarations.Received;
import fr.mercure.declarations.Recorded;
import fr.mercure.declarations.References;
import fr.mercure.declarations.Register;
import fr.mercure.declarations.Step;
import fr.mercure.identity.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationContext;

/// Decided declarations handed to the register, as its callers do.
final class RegisterBench {
  private static final int CALLERS = 256;

  private final Register register;
  private final References references;
  private final WriteSet set;
  private final RawMessage message;
  private final AtomicLong number = new AtomicLong(5_000_000_000L);

  /// @param set what each of them writes
  /// @param bytes of its message
  RegisterBench(ApplicationContext mercure, WriteSet set, byte[] bytes) {
    this.register = mercure.getBean(Register.class);
    this.references = mercure.getBean(References.class);
    this.set = set;
    this.message = RawMessage.of(bytes);
  }

  /// Lodgings on the disk and answered within a window.
  Window window(long nanos) {
    return Window.of(
        nanos,
        CALLERS,
        end -> {
          long done = 0;
          while (System.nanoTime() < end) {
            Recorded recorded = register.lodge(lodgement());
            if (!(recorded instanceof Recorded.Stored)) {
              throw new IllegalStateException("not stored: " + recorded);
            }
            done++;
          }
          return done;
        });
  }

  private Lodgement lodgement() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String company = "company:" + Traders.company();
    String key = "sha:" + HexFormat.of().formatHex(random());
    return new Lodgement(
        new Received("API", company, key, message, now),
        filing(now),
        true,
        new Content(HexFormat.of().formatHex(random()), set.findings(), set.charges()),
        set.lines().stream().map(line -> step(line, now)).toList(),
        set.answer(),
        first -> {
          throw new IllegalStateException("an LRN drawn twice: " + first);
        });
  }

  private static Step step(WriteSet.Line line, Instant now) {
    var actor = new Actor(line.actor(), line.name(), Optional.empty(), Optional.empty(), Set.of());
    return new Step(line.was(), line.became(), now, actor, line.note(), line.reserved());
  }

  private Filing filing(Instant now) {
    return new Filing(
        Procedure.EXPRESS,
        "IMA",
        Traders.company(),
        Traders.declarant(),
        Traders.lrn(number.incrementAndGet()),
        Traders.office(),
        2,
        Optional.of(new BigDecimal("37.30")),
        Optional.of(new BigDecimal("0.85")),
        set.importer(),
        set.goods(),
        new Filing.Standing(
            "RELEASED",
            now,
            Optional.empty(),
            Optional.of(references.allotImport(now).value()),
            Optional.of("GREEN"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(now),
            Optional.of(now),
            Optional.of(now)));
  }

  private static byte[] random() {
    byte[] bytes = new byte[32];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }
}
