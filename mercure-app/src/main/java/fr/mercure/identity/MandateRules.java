// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import fr.mercure.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What to say of mandates on the page of one's access. None of them stops the person: lodging for
/// a principal does, see {@link Mandates}.
final class MandateRules {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

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
                .with(principal, AccessRules.same(DAY.format(mandate.to().orElseThrow()))),
            Wording.NONE,
            Optional.empty())
        : AccessGate.ok(
            Cause.Gate.MANDATE,
            new Wording(
                "Vous représentez " + mandate.principalName() + ".",
                "You represent " + mandate.principalName() + "."));
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
