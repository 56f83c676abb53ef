// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Choice;
import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Gates in the words of the reader.
final class SituationLines {
  /// Not held, and not asked for: refused, expired, withdrawn, never asked.
  private static final Set<String> ASKABLE = Set.of("HAB-002", "HAB-003", "HAB-004", "HAB-005");

  private SituationLines() {}

  static SituationPage page(
      Shell shell,
      String who,
      boolean own,
      Access access,
      Optional<Right> refused,
      Optional<RequestsPage.Said> done) {
    return new SituationPage(
        shell,
        who,
        own,
        access.gates().stream()
            .filter(gate -> gate.verdict() == AccessGate.Verdict.BLOCK && !isUnasked(gate, refused))
            .sorted(Comparator.comparing(AccessGate::stops).reversed())
            .map(gate -> line(shell, gate, own))
            .toList(),
        access.gates().stream()
            .filter(gate -> gate.verdict() != AccessGate.Verdict.BLOCK)
            .filter(gate -> gate.kind() != Cause.Gate.RIGHT || gate.cause().isPresent())
            .map(gate -> line(shell, gate, own))
            .toList(),
        rights(shell, access),
        refused.map(right -> shell.text("right." + right)),
        own ? askable(shell, access) : List.of(),
        done,
        SituationPage.Proven.ALL);
  }

  /// Gates of the account alone, and only what may be told after one factor.
  ///
  /// @param half whether the second step may follow
  static SituationPage ofAccount(
      Shell shell, Access access, boolean half, Optional<RequestsPage.Said> done) {
    var own =
        new Access(
            access.gates().stream().filter(SituationLines::isOfAccount).toList(), access.offices());
    var page = page(shell, "", true, own, Optional.empty(), Optional.empty());
    return new SituationPage(
        shell,
        "",
        true,
        page.stopped(),
        page.others(),
        List.of(),
        Optional.empty(),
        List.of(),
        done,
        half ? SituationPage.Proven.HALF : SituationPage.Proven.FIRST);
  }

  private static boolean isOfAccount(AccessGate gate) {
    return Access.PERSONAL.contains(gate.kind())
        && gate.cause().filter(c -> c.told() == Cause.Told.ALL_FACTORS).isEmpty();
  }

  private static List<Choice> askable(Shell shell, Access access) {
    return access.gates().stream()
        .filter(SituationLines::isAskable)
        .flatMap(gate -> gate.right().stream())
        .map(right -> new Choice(right.name(), shell.text("right." + right)))
        .toList();
  }

  private static boolean isAskable(AccessGate gate) {
    return gate.cause().filter(cause -> ASKABLE.contains(cause.code())).isPresent();
  }

  /// A right that was never asked for is no trouble, unless it is the one that was needed.
  private static boolean isUnasked(AccessGate gate, Optional<Right> refused) {
    return gate.isUnasked() && !gate.right().equals(refused);
  }

  /// What may be done now, with its end: "Lire les archives, jusqu’au 31/12/2026".
  static List<String> rights(Shell shell, Access access) {
    var held = access.rights();
    return access.gates().stream()
        .filter(gate -> gate.right().filter(held::contains).isPresent())
        .map(gate -> sentence(shell, gate))
        .toList();
  }

  private static String sentence(Shell shell, AccessGate gate) {
    return shell.text("right." + gate.right().orElseThrow()) + shell.texts().of(gate.evidence());
  }

  private static SituationPage.Line line(Shell shell, AccessGate gate, boolean own) {
    var texts = shell.texts();
    String subject =
        gate.right()
            .map(right -> shell.text("right." + right))
            .orElseGet(() -> shell.text("gate." + gate.kind()));
    boolean again = gate.cause().filter(cause -> cause.code().equals("HAB-001")).isPresent();
    String found = gate.cause().map(cause -> texts.of(cause.text())).orElse("");
    return new SituationPage.Line(
        subject,
        tone(gate.verdict()),
        shell.text("gate.verdict." + gate.verdict().name().toLowerCase(Locale.ROOT)),
        gate.kind() == Cause.Gate.RIGHT ? found : (found + " " + texts.of(gate.evidence())).strip(),
        gate.cause().map(Cause::code).orElse(""),
        gate.since().map(at -> shell.text("gate.since", at)).orElse(""),
        gate.cause().map(cause -> texts.of(cause.remedy())).orElse(""),
        gate.cause().map(cause -> shell.text("gate.lifter." + cause.who())).orElse(""),
        own && (again || isAskable(gate)) ? gate.right().map(Right::name).orElse("") : "",
        again);
  }

  private static Tone tone(AccessGate.Verdict verdict) {
    return switch (verdict) {
      case OK -> Tone.OK;
      case WARN -> Tone.WARN;
      case BLOCK -> Tone.BAD;
      case UNKNOWN -> Tone.NEUTRAL;
    };
  }
}
