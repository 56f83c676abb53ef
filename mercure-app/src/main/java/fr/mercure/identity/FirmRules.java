// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessFacts.Authorisation;
import fr.mercure.identity.AccessFacts.EoriRule;
import fr.mercure.identity.AccessFacts.Firm;
import fr.mercure.identity.AccessFacts.Register;
import fr.mercure.identity.AccessFacts.Word;
import fr.mercure.identity.registers.Source;
import fr.mercure.kernel.Wording;
import fr.mercure.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the company, its number, its mandates and its authorisations are in order.
final class FirmRules {
  /// Negative answers in a row that make one certain.
  static final int CONFIRMED = 2;

  /// Each number is asked about once in this time, as long as its register answers.
  static final Duration FRESH = Duration.ofDays(1);

  /// An answer older than this is told to people; it stops nothing.
  static final Duration STALE = Duration.ofDays(30);

  /// The base of the Union learns of a new number within this time.
  static final Duration NEW = Duration.ofDays(2);

  private FirmRules() {}

  static List<AccessGate> gates(Firm firm, Instant now) {
    var gates = new ArrayList<AccessGate>();
    gates.add(company(firm, now));
    gates.add(eori(firm, now));
    LocalDate today = LocalDate.ofInstant(now, Texts.ZONE);
    firm.mandates().stream()
        .map(mandate -> MandateRules.gate(mandate, now))
        .distinct()
        .forEach(gates::add);
    firm.authorisations().forEach(held -> gates.add(authorisation(held, today)));
    return gates;
  }

  private static AccessGate company(Firm firm, Instant now) {
    String siret = firm.siret().value();
    if (isConfirmed(firm.unit())) {
      return stopped("SIR-002", firm.unit(), AccessRules.same(firm.name()));
    }
    if (isConfirmed(firm.establishment())) {
      return firm.establishment().word() == Word.MISSING
          ? stopped("SIR-003", firm.establishment(), AccessRules.same(siret))
          : closed(firm, siret);
    }
    if (firm.establishment().negatives() > 0 || firm.unit().negatives() > 0) {
      return AccessGate.unknown(Cause.Gate.COMPANY, unconfirmed(siret));
    }
    if (firm.masked()) {
      return AccessGate.of(Causes.of("SIR-006"), Wording.NONE, Optional.empty());
    }
    return answered(
        firm, Source.SIRENE, firm.establishment(), firm.name() + ", SIRET " + siret, now);
  }

  /// A head office that moves closes its establishment and opens another of the same company.
  private static AccessGate closed(Firm firm, String siret) {
    Optional<String> moved = firm.successor().filter(s -> s.startsWith(firm.siret().siren()));
    if (moved.isPresent()) {
      return stopped(
          "SIR-004", firm.establishment(), AccessRules.same(siret), AccessRules.same(moved.get()));
    }
    Wording next =
        firm.successor()
            .map(s -> new Wording(" : le " + s + " lui succède", ": " + s + " succeeds it"))
            .orElse(Wording.NONE);
    return stopped("SIR-001", firm.establishment(), AccessRules.same(siret), next);
  }

  private static AccessGate eori(Firm firm, Instant now) {
    String number = firm.eori().value();
    Wording shown = AccessRules.same(number);
    if (number.startsWith("GB")) {
      return stopped("EOR-008", firm.union());
    }
    if (firm.eoriSiren().filter(siren -> !siren.equals(firm.siret().siren())).isPresent()) {
      return stopped("EOR-006", firm.union(), shown);
    }
    if (firm.union().word() == Word.DISABLED) {
      return stopped("EOR-004", firm.union(), shown);
    }
    if (!isKindTaken(firm, LocalDate.ofInstant(now, Texts.ZONE))) {
      return stopped("EOR-003", firm.union(), shown, AccessRules.same("SIREN"));
    }
    return valid(firm, shown, now);
  }

  private static AccessGate valid(Firm firm, Wording number, Instant now) {
    boolean recent = firm.issued().filter(at -> at.plus(NEW).isAfter(now)).isPresent();
    if (recent && firm.union().word() == Word.BAD) {
      return AccessGate.of(Causes.of("EOR-005").with(number), Wording.NONE, firm.issued());
    }
    if (isConfirmed(firm.union())) {
      return stopped("EOR-002", firm.union(), number);
    }
    if (firm.union().negatives() > 0) {
      return AccessGate.unknown(Cause.Gate.EORI, unconfirmed(number.fr()));
    }
    return answered(firm, Source.EOS, firm.union(), "EORI " + number.fr(), now);
  }

  /// No row about the module: it takes every kind.
  private static boolean isKindTaken(Firm firm, LocalDate today) {
    List<EoriRule> rules =
        firm.eoriRules().stream()
            .filter(rule -> rule.module().equals(AccessRules.EXPRESS))
            .toList();
    return rules.isEmpty()
        || rules.stream()
            .filter(rule -> rule.kind() == firm.kind())
            .anyMatch(rule -> isWithin(today, rule.from(), rule.to()));
  }

  private static AccessGate authorisation(Authorisation held, LocalDate today) {
    Wording name = AccessRules.same(held.name());
    return held.active() && isWithin(today, held.from(), held.to())
        ? AccessGate.ok(Cause.Gate.AUTHORISATION, name)
        : AccessGate.of(
            Causes.of("AUTZ-001").with(name), Wording.NONE, start(held.stateFrom().or(held::to)));
  }

  private static boolean isConfirmed(Register register) {
    return register.word() != Word.GOOD && register.negatives() >= CONFIRMED;
  }

  /// Good as far as anybody said: told apart are an answer of late, an old one, and none ever.
  private static AccessGate answered(
      Firm firm, Source source, Register register, String subject, Instant now) {
    String stale = source == Source.SIRENE ? "SIR-005" : "EOR-007";
    Cause.Gate gate = Causes.of(stale).gate();
    if (register.checked().isEmpty()) {
      return AccessGate.unknown(gate, unchecked(subject, firm.asked().contains(source)));
    }
    Instant checked = register.checked().get();
    String day = AccessRules.DAY.format(checked);
    if (checked.plus(STALE).isBefore(now)) {
      return AccessGate.of(
          Causes.of(stale).with(AccessRules.same(day)), Wording.NONE, Optional.of(checked));
    }
    return checked.plus(FRESH).isBefore(now)
        ? AccessGate.unknown(
            gate,
            new Wording(
                subject + ". Dernière réponse du registre le " + day + " : rien n’est bloqué.",
                subject + ". Last answer of the register on " + day + ": nothing is blocked."))
        : AccessGate.ok(
            gate,
            new Wording(
                subject + ", vérifié le " + day + ".", subject + ", checked on " + day + "."));
  }

  private static Wording unchecked(String subject, boolean asked) {
    return asked
        ? new Wording(
            subject + ". Registre interrogé, sans réponse encore : rien n’est bloqué.",
            subject + ". Register asked, no answer yet: nothing is blocked.")
        : new Wording(
            subject + ". Registre non configuré ici : rien n’est bloqué.",
            subject + ". Register not configured here: nothing is blocked.");
  }

  private static Wording unconfirmed(String number) {
    return new Wording(
        "Une réponse défavorable pour " + number + ", à confirmer : rien n’est bloqué.",
        "One answer against " + number + ", to be confirmed: nothing is blocked.");
  }

  private static AccessGate stopped(String code, Register register, Wording... values) {
    Wording evidence =
        register
            .checked()
            .map(AccessRules.DAY::format)
            .map(day ->
                new Wording(
                    "Réponse du registre du " + day + ".",
                    "Answer of the register of " + day + "."))
            .orElse(Wording.NONE);
    return AccessGate.of(Causes.of(code).with(values), evidence, start(register.from()));
  }

  private static Optional<Instant> start(Optional<LocalDate> day) {
    return day.map(d -> d.atStartOfDay(Texts.ZONE).toInstant());
  }

  /// @param to last day; none while there is no end
  static boolean isWithin(LocalDate day, LocalDate from, Optional<LocalDate> to) {
    return !day.isBefore(from) && to.filter(day::isAfter).isEmpty();
  }
}
