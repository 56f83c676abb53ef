// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.registers.Source;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import fr.mercure.web.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is on file about a company, in the words of the reader.
final class CompanyLines {
  private CompanyLines() {}

  /// @param asked registers that this site has set
  static List<CompanyPage.Line> registers(Shell shell, CompanyFile file, Set<Source> asked) {
    String sirene = silence(shell, asked.contains(Source.SIRENE));
    String eos = silence(shell, asked.contains(Source.EOS));
    return Stream.of(
            file.unit().stream()
                .map(u ->
                    line(shell, "unit", u.siren(), u.state(), u.from(), u.checked(), sirene, "")),
            file.establishments().stream()
                .map(e ->
                    line(
                        shell,
                        "establishment",
                        e.siret(),
                        e.state(),
                        e.from(),
                        e.checked(),
                        sirene,
                        e.successor().map(s -> shell.text("company.successor", s)).orElse(""))),
            file.numbers().stream()
                .map(n ->
                    line(
                        shell,
                        "eori." + n.kind(),
                        n.eori(),
                        n.state(),
                        n.from(),
                        n.checked(),
                        eos,
                        "")))
        .flatMap(lines -> lines)
        .toList();
  }

  /// What registers answered, each with the day and the digest of its answer.
  static List<CompanyPage.Line> evidence(Shell shell, CompanyFile file) {
    return file.evidence().stream()
        .map(said ->
            new CompanyPage.Line(
                shell.text("register." + said.source()),
                said.number(),
                said.word().equals("GOOD") ? Tone.OK : Tone.BAD,
                shell.text("register.word." + said.word()),
                Stream.of(
                        shell.text("register.answered", said.at(), said.sha256().substring(0, 12)),
                        said.good()
                            .filter(good -> !good.equals(said.at()))
                            .map(good -> shell.text("register.good", good))
                            .orElse(""))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" "))))
        .toList();
  }

  static List<CompanyPage.Line> authorisations(Shell shell, CompanyFile file) {
    return file.authorisations().stream()
        .map(held ->
            new CompanyPage.Line(
                shell.text("gate.AUTHORISATION"),
                held.kind() + " " + held.number(),
                tone(held.state()),
                shell.text("company.state." + held.state()),
                period(shell, held.from(), held.to())))
        .toList();
  }

  static List<CompanyPage.Rule> rules(Shell shell, CompanyFile file, Company company, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, Texts.ZONE);
    List<String> own =
        file.numbers().stream()
            .filter(n -> n.eori().equals(company.eori().value()))
            .map(CompanyFile.EoriNumber::kind)
            .toList();
    return file.rules().stream()
        .map(rule ->
            new CompanyPage.Rule(
                service(shell, rule.module()),
                shell.text("company.eori." + rule.kind()),
                period(shell, rule.from(), rule.to()),
                shell.texts().of(rule.source()),
                FirmRules.isWithin(today, rule.from(), rule.to()),
                own.contains(rule.kind())))
        .toList();
  }

  static List<CompanyPage.Line> services(
      Shell shell, List<AccessFacts.ModuleState> modules, Instant now) {
    return modules.stream()
        .map(module -> {
          var opening = module.at(now);
          return new CompanyPage.Line(
              shell.text("gate.MODULE"),
              service(shell, module.module()),
              tone(opening.name()),
              shell.text("company.state." + opening),
              shell.text("gate.since", module.since()));
        })
        .toList();
  }

  /// @param received whether the company is the representative
  static CompanyPage.MandateLine mandate(
      Shell shell, Mandate mandate, boolean received, Instant now) {
    boolean active = mandate.isActive(LocalDate.ofInstant(now, Texts.ZONE));
    String state = mandate.revoked().isPresent() ? "REVOKED" : active ? "IN_FORCE" : "ENDED";
    return new CompanyPage.MandateLine(
        mandate.id(),
        received
            ? mandate.principalName() + " (" + mandate.principal() + ")"
            : mandate.representativeName() + " (" + mandate.representative() + ")",
        shell.text("mandate.form." + mandate.form()),
        String.join(
            " · ",
            mandate.module().map(m -> service(shell, m)).orElse(shell.text("mandate.everywhere")),
            mandate
                .office()
                .map(o -> shell.text("mandate.office.one", o))
                .orElse(shell.text("mandate.office.all")),
            period(shell, mandate.from(), mandate.to())),
        tone(state),
        shell.text("company.state." + state),
        mandate.revoked().isEmpty());
  }

  private static CompanyPage.Line line(
      Shell shell,
      String what,
      String name,
      String state,
      Optional<LocalDate> from,
      Optional<Instant> checked,
      String silence,
      String more) {
    String since = from.map(day -> shell.text("company.from", day)).orElse("");
    String answer = checked.map(at -> shell.text("company.checked", at)).orElse(silence);
    boolean unasked = checked.isEmpty() && tone(state) == Tone.OK;
    return new CompanyPage.Line(
        shell.text("company." + what),
        name,
        unasked ? Tone.NEUTRAL : tone(state),
        shell.text("company.state." + (unasked ? "UNASKED" : state)),
        Stream.of(since, answer, more)
            .filter(text -> !text.isEmpty())
            .reduce((a, b) -> a + " " + b)
            .orElse(""));
  }

  private static String silence(Shell shell, boolean asked) {
    return shell.text(asked ? "company.unanswered" : "company.unchecked");
  }

  private static Tone tone(String state) {
    return switch (state) {
      case "ACTIVE", "IN_FORCE", "OPEN", "VALID" -> Tone.OK;
      case "UNKNOWN", "MAINTENANCE", "OUTSIDE" -> Tone.WARN;
      case "ENDED", "REVOKED" -> Tone.NEUTRAL;
      default -> Tone.BAD;
    };
  }

  private static String service(Shell shell, String module) {
    return shell.text("company.service." + module);
  }

  private static String period(Shell shell, LocalDate from, Optional<LocalDate> to) {
    return to.map(end -> shell.text("company.period", from, end))
        .orElse(shell.text("company.period.open", from));
  }
}
