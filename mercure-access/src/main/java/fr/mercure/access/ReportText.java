// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.access.Diagnosis.Named;
import fr.mercure.kernel.Wording;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A report for people: the verdict first, one cause, its proof, what to do, who.
final class ReportText {
  private final Locale locale;

  ReportText(Locale locale) {
    this.locale = locale;
  }

  String of(Report report) {
    var text = new StringBuilder();
    text.append(verdict(report)).append("\n");
    List<Named> causes = report.causes();
    if (!causes.isEmpty()) {
      text.append("\n");
      first(text, report, causes.getFirst());
    }
    for (Named other : causes.subList(Math.min(1, causes.size()), causes.size())) {
      line(text, say("Aussi", "Also"), sentence(report, other));
    }
    if (!report.notVerified().isEmpty()) {
      String areas =
          report.notVerified().stream()
              .map(area -> area.words().in(locale))
              .collect(Collectors.joining(", "));
      line(text, say("Non vérifié", "Not verified"), areas);
    }
    if (!report.inTime()) {
      line(
          text,
          say("Délai", "Time"),
          say("le temps imparti n’a pas suffi", "the budget was not enough"));
    }
    line(
        text,
        say("Référence", "Reference"),
        report.reference() + " · " + report.at() + " · " + report.millis() + " ms");
    return text.toString();
  }

  /// The one sentence that is told as soon as anything is known.
  String early(Report report) {
    return report.causes().isEmpty()
        ? say(
            "Vérification en cours : rien d’anormal jusqu’ici.", "Checking: nothing wrong so far.")
        : say("Première piste : ", "First lead: ") + sentence(report, report.causes().getFirst());
  }

  /// The verdict and every cause on one line, without anything that differs from one time to the
  /// next.
  String line(Report report) {
    return verdict(report)
        + report.causes().stream()
            .map(one -> " · " + sentence(report, one))
            .collect(Collectors.joining());
  }

  /// A report that waits: what to say by telephone meanwhile.
  String undelivered(Report report, Delivery delivery, Courier.Outcome outcome) {
    return say("Rapport non envoyé (", "Report not sent (")
        + Report.harmless(outcome.why())
        + say("), gardé dans ", "), kept in ")
        + delivery.spool()
        + say(" ; il partira avec le prochain. ", "; it will go with the next one. ")
        + byTelephone(report);
  }

  /// A report that could neither be sent nor kept.
  String unkept(Report report, String why) {
    return say("Rapport ni envoyé ni gardé (", "Report neither sent nor kept (")
        + Report.harmless(why)
        + "). "
        + byTelephone(report);
  }

  private String byTelephone(Report report) {
    String codes =
        report.causes().stream().map(one -> one.cause().code()).collect(Collectors.joining(", "));
    return say("À dire au téléphone : ", "To say by telephone: ")
        + report.reference()
        + (codes.isEmpty() ? "" : ", " + codes);
  }

  private void first(StringBuilder text, Report report, Named named) {
    Cause cause = named.cause();
    boolean sure = named.evidence() != Evidence.POSSIBLE;
    String label = sure ? say("Cause", "Cause") : say("À vérifier", "To verify");
    line(text, label, sentence(report, named));
    if (!named.proof().isEmpty()) {
      line(text, say("Preuve", "Proof"), signs(report, cause.requires(), named.proof()));
    } else {
      line(text, say("Constat", "Seen"), signs(report, cause.requires(), List.of()));
    }
    line(text, say("Qui", "Who"), cause.side().words().in(locale));
    line(text, say("À faire", "To do"), words(report, cause.remedy()));
    line(text, say("Technique", "Technical"), words(report, cause.technical()));
    if (!cause.command().isEmpty()) {
      line(text, say("Commande", "Command"), report.filled(cause.command()));
    }
  }

  private static String signs(Report report, List<Condition> signs, List<Condition> proof) {
    return java.util.stream.Stream.concat(signs.stream(), proof.stream())
        .map(Condition::key)
        .distinct()
        .filter(key -> report.facts().value(key).isPresent())
        .map(key -> key + "=" + report.facts().value(key).orElse(""))
        .collect(Collectors.joining(" "));
  }

  private String sentence(Report report, Named named) {
    return words(report, named.cause().title())
        + " ("
        + named.cause().code()
        + ", "
        + named.evidence().words().in(locale)
        + ")";
  }

  private String verdict(Report report) {
    String place = Report.harmless(report.target());
    return switch (report.verdict()) {
      case HEALTHY ->
          say("Tout va bien : ", "All is well: ")
              + place
              + say(" est accessible.", " can be reached.");
      case DEGRADED ->
          say("Utilisable, avec une réserve : ", "Usable, with a reservation: ") + place;
      case BLOCKED -> say("Accès bloqué : ", "Access blocked: ") + place;
      case UNDECIDED -> say("Cause non établie : ", "Cause not established: ") + place;
    };
  }

  /// A row of the table of causes, for who asks what a code means.
  String explain(Cause cause) {
    var text = new StringBuilder();
    text.append(cause.code()).append("\n\n");
    line(text, say("Cause", "Cause"), general(cause.title()));
    line(text, say("Qui", "Who"), cause.side().words().in(locale));
    line(text, say("À faire", "To do"), general(cause.remedy()));
    line(text, say("Technique", "Technical"), general(cause.technical()));
    if (!cause.command().isEmpty()) {
      line(
          text, say("Commande", "Command"), general(new Wording(cause.command(), cause.command())));
    }
    line(text, say("Signes", "Signs"), join(cause.requires()));
    for (List<Condition> proof : cause.proofs()) {
      String how = proof.isEmpty() ? say("le constat lui-même", "the sign itself") : join(proof);
      line(text, say("Preuve", "Proof"), how);
    }
    return text.toString();
  }

  private String general(Wording words) {
    return words.in(locale).replace("{", "<").replace("}", ">");
  }

  private static String join(List<Condition> conditions) {
    return conditions.stream().map(Condition::toString).collect(Collectors.joining(" "));
  }

  private String words(Report report, Wording words) {
    return Report.harmless(report.filled(words.in(locale)));
  }

  private String say(String fr, String en) {
    return new Wording(fr, en).in(locale);
  }

  private static void line(StringBuilder text, String label, String words) {
    text.append("  ").append(label).append(" ".repeat(Math.max(1, 14 - label.length())));
    text.append(words).append("\n");
  }
}
