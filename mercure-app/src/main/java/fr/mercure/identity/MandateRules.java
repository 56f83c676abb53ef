// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.kernel.Wording;
import fr.mercure.web.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Whether a company may act for another.
final class MandateRules {
  private MandateRules() {}

  /// Why none of these mandates of one principal lets its representative act; none if one does.
  ///
  /// @param name of the principal
  /// @param mandates all that the principal gave to the representative
  /// @param module the procedure, such as `EXPRESS`
  static Optional<Cause> refusal(
      String name, List<Mandate> mandates, String module, Optional<String> office, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, Texts.ZONE);
    List<Mandate> active = mandates.stream().filter(m -> isActive(m, today)).toList();
    if (active.stream().anyMatch(m -> covers(m, module, office))) {
      return Optional.empty();
    }
    Wording principal = AccessRules.same(name);
    return Optional.of(Causes.of(active.isEmpty() ? ended(mandates) : "MAN-002").with(principal));
  }

  private static String ended(List<Mandate> mandates) {
    return mandates.stream().anyMatch(m -> m.revoked().isPresent() && m.successor().isPresent())
        ? "MAN-003"
        : "MAN-001";
  }

  static boolean isActive(Mandate mandate, LocalDate today) {
    return mandate.revoked().isEmpty() && FirmRules.isWithin(today, mandate.from(), mandate.to());
  }

  private static boolean covers(Mandate mandate, String module, Optional<String> office) {
    return mandate.module().filter(m -> !m.equals(module)).isEmpty()
        && (mandate.office().isEmpty() || mandate.office().equals(office));
  }

  /// What to say of a mandate on the page of one's access.
  static AccessGate gate(Mandate mandate, Instant now) {
    Wording principal = AccessRules.same(mandate.principalName());
    if (mandate.revoked().isPresent()) {
      String code = mandate.successor().isPresent() ? "MAN-003" : "MAN-001";
      return AccessGate.of(Causes.of(code).with(principal), Wording.NONE, mandate.revoked());
    }
    if (!isActive(mandate, LocalDate.ofInstant(now, Texts.ZONE))) {
      Optional<Instant> end = mandate.to().map(day -> day.atStartOfDay(Texts.ZONE).toInstant());
      return AccessGate.of(Causes.of("MAN-001").with(principal), Wording.NONE, end);
    }
    return AccessGate.ok(
        Cause.Gate.MANDATE,
        new Wording(
            "Vous représentez " + mandate.principalName() + ".",
            "You represent " + mandate.principalName() + "."));
  }
}
