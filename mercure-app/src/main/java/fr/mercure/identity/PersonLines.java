// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.identity.AccessDesk.Colleague;
import fr.mercure.web.Choice;
import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import java.util.List;

/// One person's rights in the words of whoever decides on them.
final class PersonLines {
  private PersonLines() {}

  static PeoplePage.Row row(Shell shell, Colleague colleague, List<Right> rights) {
    Access access = colleague.access();
    return new PeoplePage.Row(
        colleague.person().id(),
        colleague.person().name(),
        colleague.person().email(),
        rights.stream().map(right -> cell(shell, access.gate(right))).toList(),
        access.shared().codes());
  }

  /// What stands in a cell of the matrix: held until when, or why not.
  private static PeoplePage.Cell cell(Shell shell, AccessGate gate) {
    if (gate.verdict() != AccessGate.Verdict.BLOCK) {
      Tone tone = gate.verdict() == AccessGate.Verdict.WARN ? Tone.WARN : Tone.OK;
      String until = shell.texts().of(gate.evidence()).replaceFirst("^, ", "");
      return new PeoplePage.Cell(tone, shell.text("people.cell.held"), until);
    }
    String code = gate.cause().map(Cause::code).orElse("");
    return switch (code) {
      case "HAB-001" -> new PeoplePage.Cell(Tone.WARN, shell.text("people.cell.asked"), "");
      case "HAB-002" -> new PeoplePage.Cell(Tone.NEUTRAL, shell.text("people.cell.refused"), "");
      case "HAB-003" -> new PeoplePage.Cell(Tone.BAD, shell.text("people.cell.ended"), "");
      case "HAB-004" -> new PeoplePage.Cell(Tone.NEUTRAL, shell.text("people.cell.withdrawn"), "");
      default -> new PeoplePage.Cell(Tone.NEUTRAL, "", "");
    };
  }

  static List<PersonPage.Held> held(Shell shell, Access access) {
    return access.gates().stream()
        .filter(gate -> gate.right().isPresent() && gate.verdict() != AccessGate.Verdict.BLOCK)
        .map(gate ->
            new PersonPage.Held(
                gate.right().orElseThrow().name(),
                shell.text("right." + gate.right().orElseThrow())
                    + shell.texts().of(gate.evidence()),
                gate.cause().isPresent()))
        .toList();
  }

  /// Every right that may be held there: one that is held can be given another end.
  static List<Choice> grantable(Shell shell, Access access) {
    return access.gates().stream()
        .flatMap(gate -> gate.right().stream())
        .map(right -> new Choice(right.name(), shell.text("right." + right)))
        .toList();
  }

  static PeoplePage.Left left(Shell shell, Departure departure) {
    return new PeoplePage.Left(
        departure.id(),
        departure.name(),
        shell.texts().date(departure.at()),
        shell.texts().date(departure.until()));
  }
}
