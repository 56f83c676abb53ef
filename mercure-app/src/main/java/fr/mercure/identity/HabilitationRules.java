// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessFacts.Habilitation;
import fr.mercure.kernel.Wording;
import fr.mercure.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Whether one right is held, and if not, what became of it.
final class HabilitationRules {
  /// From then on the end of a right is announced.
  static final Duration SOON = Duration.ofDays(30);

  /// Whoever reads everybody's access decides on nobody's, and sees no trade data.
  private static final Set<Right> NOT_WITH_SUPPORT =
      EnumSet.of(Right.HABILITATION_DECIDE, Right.CONTROL_DECIDE, Right.DECLARATIONS_READ);

  private HabilitationRules() {}

  static AccessGate gate(Right right, AccessFacts facts, Instant now) {
    boolean mixed =
        right == Right.ACCESS_READ
            && holds(right, facts, now)
            && NOT_WITH_SUPPORT.stream().anyMatch(other -> holds(other, facts, now));
    return mixed ? stopped("HAB-010", Optional.empty()).about(right) : alone(right, facts, now);
  }

  private static boolean holds(Right right, AccessFacts facts, Instant now) {
    return alone(right, facts, now).verdict() != AccessGate.Verdict.BLOCK;
  }

  private static AccessGate alone(Right right, AccessFacts facts, Instant now) {
    return facts.habilitations().stream()
        .filter(h -> h.right() == right)
        .findFirst()
        .map(h -> gate(h, now))
        .orElseGet(() -> stopped("HAB-005", Optional.empty()))
        .about(right);
  }

  private static AccessGate gate(Habilitation held, Instant now) {
    return switch (held.state()) {
      case REQUESTED -> stopped("HAB-001", Optional.of(held.from()));
      case REFUSED -> because("HAB-002", held);
      case REVOKED -> because("HAB-004", held);
      case VALIDATED -> {
        if (held.from().isAfter(now)) {
          yield stopped("HAB-001", Optional.of(held.from()));
        }
        yield held.until().filter(until -> !until.isAfter(now)).isPresent()
            ? stopped("HAB-003", held.until())
            : held(held, now);
      }
    };
  }

  private static AccessGate held(Habilitation held, Instant now) {
    Optional<Instant> soon = held.until().filter(until -> until.isBefore(now.plus(SOON)));
    return soon.isEmpty()
        ? AccessGate.ok(Cause.Gate.RIGHT, limits(held))
        : AccessGate.of(
            Causes.of("HAB-011").with(AccessRules.same(lastDay(soon.get()))),
            limits(held),
            Optional.empty());
  }

  private static String lastDay(Instant end) {
    return AccessRules.DAY.format(end.minusNanos(1));
  }

  private static AccessGate stopped(String code, Optional<Instant> since) {
    return AccessGate.of(Causes.of(code), Wording.NONE, since);
  }

  private static AccessGate because(String code, Habilitation held) {
    Cause cause = Causes.of(code).with(AccessRules.same(held.reason()));
    return AccessGate.of(cause, Wording.NONE, Optional.of(held.from()));
  }

  /// Where the right to lodge holds; empty for every office, and where it is not held.
  static Set<String> lodgingOffices(AccessFacts facts) {
    return facts.habilitations().stream()
        .filter(h -> h.right() == Right.EXPRESS_LODGE)
        .findFirst()
        .map(Habilitation::offices)
        .orElseGet(Set::of);
  }

  /// The end of the sentence that says what somebody may do: where, and until when.
  private static Wording limits(Habilitation held) {
    Wording where = where(held);
    return held.until()
        .map(HabilitationRules::lastDay)
        .map(day -> new Wording(where.fr() + ", jusqu’au " + day, where.en() + ", until " + day))
        .orElse(where);
  }

  private static Wording where(Habilitation held) {
    if (held.offices().isEmpty()) {
      return Wording.NONE;
    }
    String names = Offices.names(held.offices(), LocalDate.ofInstant(held.from(), Texts.ZONE));
    return new Wording(", pour " + names, ", for " + names);
  }
}
