// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.CaseProgress;
import fr.mercure.declarations.DeclarationView;
import fr.mercure.web.Happening;
import fr.mercure.web.Shell;
import fr.mercure.web.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One declaration, followed: where it stands, what happened, what it costs, its papers.
///
/// @param timeline newest first
/// @param charges as computed at acceptance; nothing if none were
/// @param findings of the last version, in words
/// @param answers what was declared
/// @param acts what this person may do with it now
/// @param papers what the office asked for and what was given
public record CasePage(
    Shell shell,
    DeclarationView view,
    CaseProgress progress,
    List<Happening> timeline,
    Optional<ChargesView> charges,
    List<FindingView> findings,
    List<ReviewPage.Answers> answers,
    List<DocumentView> documents,
    Acts acts,
    Papers papers) {

  /// A finding kept with a version.
  public record FindingView(String code, String text, boolean blocks) {}

  /// A message that came in, or its answer, to download.
  public record DocumentView(String label, String path, Instant at, String sha256, int size) {}

  /// What may be done now.
  public record Acts(boolean amend, boolean invalidate, boolean present, boolean duplicate) {}

  /// Papers between the office and the operator.
  ///
  /// @param give whether this person may give some
  /// @param refused why the last one was not taken; empty if it was
  public record Papers(
      List<DocumentRequest> asked, List<GivenDocument> given, boolean give, String refused) {}

  /// One of the five steps.
  ///
  /// @param current whether the declaration stands there
  public record Step(String label, Tone tone, boolean current) {}

  public CasePage {
    timeline = List.copyOf(timeline);
    findings = List.copyOf(findings);
    answers = List.copyOf(answers);
    documents = List.copyOf(documents);
  }

  /// The same page after a paper that was not taken.
  CasePage refusing(String why) {
    return new CasePage(
        shell,
        view,
        progress,
        timeline,
        charges,
        findings,
        answers,
        documents,
        acts,
        new Papers(papers.asked(), papers.given(), papers.give(), why));
  }

  /// What people call it: MRN, CRN or LRN.
  public String name() {
    return view.name();
  }

  public String path() {
    return "/dossiers/" + view.reference();
  }

  /// The state in words.
  public String state() {
    return shell.text(CaseProgress.key(view.filing().standing()));
  }

  /// Who has to do something next, and what.
  public String waiting() {
    String state = view.filing().standing().state();
    String key = "express.waiting." + state;
    return shell.text(shell.texts().has(key) ? key : "express.waiting." + progress.waitsFor());
  }

  /// The circuit in words; empty before selection.
  public String circuit() {
    return view.filing()
        .standing()
        .circuit()
        .map(circuit -> shell.text("circuit." + circuit))
        .orElse("");
  }

  /// What the circuit means.
  public String circuitMeaning() {
    return view.filing()
        .standing()
        .circuit()
        .map(circuit -> shell.text("express.circuit." + circuit))
        .orElse("");
  }

  /// Lodged, accepted, control, assessed, released.
  public List<Step> steps() {
    return IntStream.rangeClosed(1, 5).mapToObj(this::step).toList();
  }

  private Step step(int rank) {
    boolean current = rank == progress.step();
    Tone tone = current ? progress.tone() : rank < progress.step() ? Tone.OK : Tone.NEUTRAL;
    return new Step(shell.text("express.step." + rank), tone, current);
  }
}
