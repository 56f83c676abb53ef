// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Movement;
import fr.mercure.declarations.Recorded;
import fr.mercure.declarations.Register;
import fr.mercure.declarations.Step;
import fr.mercure.identity.Actor;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What an officer does to a declaration under control, and what is said between the office and the
/// operator meanwhile: each a line of the timeline, which the mailbox hears of.
@Component
class DecisionDesk {
  private static final int ATTEMPTS = 5;

  private final ExpressDesk desk;
  private final CaseDesk cases;
  private final Register register;
  private final ControlStore controls;
  private final ControlSettings settings;
  private final Clock clock;

  DecisionDesk(
      ExpressDesk desk,
      CaseDesk cases,
      Register register,
      ControlStore controls,
      ControlSettings settings,
      Clock clock) {
    this.desk = desk;
    this.cases = cases;
    this.register = register;
    this.controls = controls;
    this.settings = settings;
    this.clock = clock;
  }

  /// Ends a control, or releases what was examined before.
  ///
  /// @param texts in which the operator reads the decision
  ExpressVerdict decide(
      Actor officer, DeclarationView view, ControlDecision decision, Texts texts) {
    String words = decision.words(texts);
    boolean examined = !view.filing().standing().state().equals("UNDER_CONTROL");
    return examined
        ? desk.release(officer, view.reference(), words)
        : desk.recordResult(
            officer, view.reference(), decision.conform(), words, decision.release());
  }

  /// Asks the operator for papers.
  ///
  /// @param wanted in words, as the operator reads them
  void ask(Actor officer, DeclarationView view, String wanted) {
    Instant due = now().plus(settings.papers());
    controls.ask(
        officer, view, new DocumentRequest(view.reference(), now(), officer.name(), wanted, due));
    String key = "express.control.ask.note";
    say(officer, view.reference(), Texts.FRENCH.get(key, due, wanted));
  }

  /// Takes a paper that the operator gives.
  void give(Actor actor, DeclarationView view, PaperFile paper) {
    controls.give(
        actor,
        view.filing().company(),
        view.reference(),
        paper.name(),
        paper.type(),
        paper.bytes());
    say(actor, view.reference(), Texts.FRENCH.get("express.control.given", paper.name()));
  }

  /// A line of the timeline that leaves the declaration where it stands. If others move it again
  /// and again meanwhile, the line is left out: what was asked or given is kept all the same.
  private void say(Actor actor, String reference, String note) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      DeclarationView view = cases.find(actor, reference);
      if (!(register.move(line(actor, view, note)) instanceof Recorded.Overtaken)) {
        return;
      }
    }
  }

  private Movement line(Actor actor, DeclarationView view, String note) {
    String state = view.filing().standing().state();
    return new Movement(
        view.key(),
        view.sequence(),
        view.filing(),
        view.version(),
        Optional.empty(),
        Optional.empty(),
        List.of(new Step(state, state, now(), actor, note, "")),
        "");
  }

  /// The database keeps microseconds.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
