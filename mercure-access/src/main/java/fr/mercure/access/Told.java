// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.kernel.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A judgement as other programs show it: the same rows, order and words as the agent's.
///
/// @param reference six characters to read aloud, such as `K7F-2QX`
/// @param causes what is wrong, the first one first
/// @param json the whole report, of schema `mercure-check/1`
public record Told(String reference, Instant at, Verdict verdict, List<Cause> causes, String json) {

  /// A cause, its words filled with what was seen.
  ///
  /// @param signs keys of the facts that made one think of it, and of those that prove it
  /// @param command what a technician runs; empty if there is nothing to run
  public record Cause(
      String code,
      Side side,
      boolean blocks,
      Evidence evidence,
      List<String> signs,
      Wording title,
      Wording remedy,
      Wording technical,
      String command) {}

  /// Judges what a page saw.
  ///
  /// @param target address of the service, `https://host/`
  /// @param reference as it was given to whoever reads the page
  /// @throws IllegalArgumentException if the target is not an HTTP address
  public static Told of(String target, String reference, Instant at, Sightings seen) {
    Target place = Target.of(target, References.NONE);
    Facts facts = Facts.NONE.with(seen.observations());
    Report report =
        Report.of(
            place.uri().toString(),
            at,
            0,
            true,
            facts,
            new Diagnosis(Causes.standard()),
            reference);
    return of(report);
  }

  /// Judges a report of the agent again, by the rows of this version.
  ///
  /// @throws IllegalArgumentException if it is not a report of schema `mercure-check/1`
  public static Told ofReport(String json) {
    return of(ReportJson.read(json, new Diagnosis(Causes.standard())));
  }

  private static Told of(Report report) {
    return new Told(
        report.reference(),
        report.at(),
        report.verdict(),
        report.causes().stream().map(named -> cause(report, named)).toList(),
        ReportJson.of(report));
  }

  private static Cause cause(Report report, Diagnosis.Named named) {
    var row = named.cause();
    List<String> signs =
        Stream.concat(row.requires().stream(), named.proof().stream())
            .map(Condition::key)
            .distinct()
            .toList();
    return new Cause(
        row.code(),
        row.side(),
        row.blocks(),
        named.evidence(),
        signs,
        harmless(report.filled(row.title())),
        harmless(report.filled(row.remedy())),
        harmless(report.filled(row.technical())),
        Report.harmless(report.filled(row.command())));
  }

  private static Wording harmless(Wording words) {
    return new Wording(Report.harmless(words.fr()), Report.harmless(words.en()));
  }

  /// What a code means in general, its places left open; empty if there is no such row.
  public static Optional<Cause> explain(String code) {
    return Causes.standard()
        .find(code)
        .map(row ->
            new Cause(
                row.code(),
                row.side(),
                row.blocks(),
                Evidence.POSSIBLE,
                row.requires().stream().map(Condition::key).toList(),
                open(row.title()),
                open(row.remedy()),
                open(row.technical()),
                row.command()));
  }

  /// Every code, in the order of the layers.
  public static List<String> codes() {
    return Causes.standard().rows().stream().map(fr.mercure.access.Cause::code).toList();
  }

  private static Wording open(Wording words) {
    return new Wording(open(words.fr()), open(words.en()));
  }

  private static String open(String words) {
    return words
        .replaceAll("\\s?\\(\\{[a-z0-9.]+}\\)|\\s?[:,]? ?\\{[a-z0-9.]+}", "…")
        .replace("….", "…");
  }
}
