// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessFacts.Firm;
import fr.mercure.identity.AccessFacts.ModuleState;
import fr.mercure.kernel.Wording;
import fr.mercure.web.Texts;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides access. Pure: the same facts at the same instant give the same gates. Every gate is
/// looked at, even after one that blocks. What no register answered stops nobody; only dated,
/// confirmed negative evidence does.
final class AccessRules {
  /// The express procedure among modules.
  static final String EXPRESS = "EXPRESS";

  /// Days as the evidence writes them.
  static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(Texts.ZONE);

  private static final int FEW_CODES = 3;
  private static final Set<Right> OF_OFFICES =
      EnumSet.complementOf(EnumSet.of(Right.EXPRESS_LODGE));
  private static final Set<Right> OF_COMPANIES =
      EnumSet.complementOf(
          EnumSet.of(Right.CONTROL_DECIDE, Right.HABILITATION_DECIDE, Right.ACCESS_READ));

  private AccessRules() {}

  static Access evaluate(AccessFacts facts, Instant now) {
    var gates = new ArrayList<AccessGate>();
    gates.add(account(facts));
    gates.add(secondFactor(facts));
    gates.add(membership(facts));
    facts.firm().ifPresent(firm -> gates.addAll(FirmRules.gates(firm, now)));
    facts.modules().forEach(module -> gates.add(module(module, now)));
    rightsAsked(facts).forEach(right -> gates.add(HabilitationRules.gate(right, facts, now)));
    return new Access(List.copyOf(gates), HabilitationRules.lodgingOffices(facts));
  }

  /// What a machine of this firm, or of an office, is judged by: no person stands behind it.
  static Access evaluate(Optional<Firm> firm, List<ModuleState> modules, Instant now) {
    var gates = new ArrayList<AccessGate>();
    firm.ifPresent(f -> gates.addAll(FirmRules.gates(f, now)));
    modules.forEach(module -> gates.add(module(module, now)));
    return new Access(List.copyOf(gates), Set.of());
  }

  private static AccessGate account(AccessFacts facts) {
    return switch (facts.account()) {
      case ACTIVE ->
          AccessGate.ok(
              Cause.Gate.ACCOUNT,
              new Wording("Votre compte est actif.", "Your account is active."));
      case SUSPENDED -> blocked("AUT-003");
      case CLOSED -> blocked("AUT-005");
    };
  }

  private static AccessGate blocked(String code) {
    return AccessGate.of(Causes.of(code), Wording.NONE, Optional.empty());
  }

  private static AccessGate secondFactor(AccessFacts facts) {
    if (!facts.secondFactor()) {
      return blocked("MFA-001");
    }
    if (facts.recoveryCodes() < FEW_CODES) {
      Cause cause = Causes.of("MFA-013").with(same(Integer.toString(facts.recoveryCodes())));
      return AccessGate.of(cause, Wording.NONE, Optional.empty());
    }
    return AccessGate.ok(
        Cause.Gate.SECOND_FACTOR,
        new Wording("Un second facteur est enregistré.", "A second factor is registered."));
  }

  private static AccessGate membership(AccessFacts facts) {
    if (facts.firm().isEmpty() && facts.office().isEmpty()) {
      return blocked("HAB-009");
    }
    if (facts.firm().filter(firm -> firm.administrators() == 0).isPresent()) {
      return blocked("HAB-007");
    }
    String whom = facts.firm().map(Firm::name).or(facts::office).orElseThrow();
    return AccessGate.ok(
        Cause.Gate.MEMBERSHIP,
        new Wording("Vous agissez pour " + whom + ".", "You act for " + whom + "."));
  }

  private static AccessGate module(ModuleState module, Instant now) {
    return switch (module.at(now)) {
      case OPEN ->
          AccessGate.ok(
              Cause.Gate.MODULE,
              new Wording("Le service express est ouvert.", "The express service is open."));
      case MAINTENANCE -> closed(module, Causes.of("MOD-001"));
      case OUTSIDE ->
          AccessGate.of(
              Causes.of("MOD-003"), hours(module.hours().orElseThrow()), Optional.empty());
      case CLOSED ->
          closed(module, Causes.of("MOD-002").with(same(module.replacedBy().orElse("—"))));
    };
  }

  private static Wording hours(AccessFacts.Hours hours) {
    return new Wording(
        "Ouvert de %s à %s (heure de Paris).".formatted(hours.from(), hours.to()),
        "Open from %s to %s (Paris time).".formatted(hours.from(), hours.to()));
  }

  private static AccessGate closed(ModuleState module, Cause cause) {
    return AccessGate.of(cause, Wording.NONE, Optional.of(module.since()));
  }

  /// All that somebody in this place could hold, so that what was never asked for shows too.
  private static Set<Right> rightsAsked(AccessFacts facts) {
    boolean nowhere = facts.office().isEmpty() && facts.firm().isEmpty();
    return nowhere ? Set.of() : holdable(facts.office().isPresent());
  }

  /// Rights that somebody may hold in an office, or in a company.
  static Set<Right> holdable(boolean office) {
    return office ? OF_OFFICES : OF_COMPANIES;
  }

  static Wording same(String text) {
    return new Wording(text, text);
  }
}
