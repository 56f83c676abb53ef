// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import fr.mercure.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What to say of mandates on the page of one's access. None of them stops the person: lodging for
/// a principal does, see {@link Mandates}.
final class MandateRules {
  private MandateRules() {}

  /// @param mandate held by the company of the reader
  static AccessGate gate(Mandate mandate, Instant now) {
    Wording principal = AccessRules.same(mandate.principalName());
    if (mandate.revoked().isPresent()) {
      String code = mandate.successor().isPresent() ? "MAN-003" : "MAN-001";
      return AccessGate.of(Causes.of(code).with(principal), Wording.NONE, mandate.revoked());
    }
    if (!mandate.isActive(LocalDate.ofInstant(now, Texts.ZONE))) {
      return AccessGate.of(Causes.of("MAN-001").with(principal), Wording.NONE, end(mandate));
    }
    return isEnding(mandate, now)
        ? AccessGate.of(
            Causes.of("MAN-004")
                .with(
                    principal,
                    AccessRules.same(AccessRules.DAY.format(mandate.to().orElseThrow()))),
            Wording.NONE,
            Optional.empty())
        : AccessGate.ok(Cause.Gate.MANDATE, held(mandate));
  }

  private static Wording held(Mandate mandate) {
    Wording form =
        switch (mandate.form()) {
          case DIRECT -> new Wording("directe", "direct");
          case INDIRECT -> new Wording("indirecte", "indirect");
        };
    Wording where =
        mandate
            .office()
            .map(office -> new Wording(", bureau " + office, ", office " + office))
            .orElse(Wording.NONE);
    String principal = mandate.principalName();
    return new Wording(
        "Vous représentez %s (représentation %s%s).".formatted(principal, form.fr(), where.fr()),
        "You represent %s (%s representation%s).".formatted(principal, form.en(), where.en()));
  }

  private static boolean isEnding(Mandate mandate, Instant now) {
    Duration soon = HabilitationRules.SOON;
    return end(mandate).filter(end -> end.isBefore(now.plus(soon))).isPresent();
  }

  /// First instant after the last day.
  private static Optional<Instant> end(Mandate mandate) {
    return mandate.to().map(day -> day.plusDays(1).atStartOfDay(Texts.ZONE).toInstant());
  }
}
