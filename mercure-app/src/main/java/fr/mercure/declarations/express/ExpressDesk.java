// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Declarations;
import fr.mercure.declarations.Movement;
import fr.mercure.declarations.Procedure;
import fr.mercure.declarations.Received;
import fr.mercure.declarations.Recorded;
import fr.mercure.declarations.Register;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.kernel.Wording;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The path of everything that happens to an H7: read, check, decide, store, answer. Doors (API,
/// batches, pages) give it bytes or commands and show its verdict; who may do what is theirs to
/// check, on whose declarations is checked here.
@Component
class ExpressDesk {
  /// Officers see every declaration; they decide on those of their office.
  private static final Wording OTHER_OFFICE =
      new Wording(
          "Cette déclaration relève du bureau {0} ; seul un agent de ce bureau peut en décider.",
          "This declaration lies with office {0}; only an officer of that office may decide on"
              + " it.");

  /// Whoever lodges at some offices only follows the declarations of those only.
  private static final Wording NOT_THERE =
      new Wording(
          "Votre droit de déposer ne vaut pas pour le bureau {0} ; votre administrateur peut"
              + " l'étendre.",
          "Your right to lodge does not hold for office {0}; your administrator can widen it.");

  private static final int ATTEMPTS = 5;
  private static final int EXPIRED_AT_ONCE = 500;

  private final ExpressLodging lodging;
  private final ExpressRequests requests;
  private final ExpressLaw law;
  private final ExpressRecords records;
  private final Declarations declarations;
  private final Register register;
  private final Clock clock;

  ExpressDesk(
      ExpressLodging lodging,
      ExpressRequests requests,
      ExpressLaw law,
      ExpressRecords records,
      Declarations declarations,
      Register register,
      Clock clock) {
    this.lodging = lodging;
    this.requests = requests;
    this.law = law;
    this.records = records;
    this.declarations = declarations;
    this.register = register;
    this.clock = clock;
  }

  /// Takes in an H7. One with blocking findings is kept too, refused: the trader may ask why.
  ///
  /// @param actor acts for a company
  /// @throws fr.mercure.declarations.RegisterUnavailable if it cannot be told whether it was stored
  ExpressVerdict lodge(Actor actor, Incoming incoming) {
    return submit(actor, incoming).join();
  }

  /// As [#lodge], without waiting for the disk: for those who have many.
  CompletableFuture<ExpressVerdict> submit(Actor actor, Incoming incoming) {
    Company company = actor.company().orElseThrow();
    Received received = incoming.received(actor, now());
    ExpressLodging.Ready ready = lodging.decide(actor, company, received, incoming.bytes());
    return register
        .submit(ready.lodgement())
        .thenApply(recorded -> verdict(recorded, ready.answer()));
  }

  /// Takes in an amendment, a presentation or an invalidation. A request that is refused is kept.
  ///
  /// @param reference MRN, CRN or LRN of the declaration
  ExpressVerdict request(
      Actor actor, String reference, ExpressMessage.Kind kind, Incoming incoming) {
    Received received = incoming.received(actor, now());
    Optional<Recorded.SameAgain> again = declarations.answered(received);
    if (again.isPresent()) {
      return again(again.get());
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<DeclarationView> view = declarations.find(actor, reference);
      if (view.isEmpty()) {
        return new ExpressVerdict.NotFound();
      }
      String office = view.get().filing().office();
      if (!actor.lodgesAt(office)) {
        return new ExpressVerdict.NotAllowed(NOT_THERE.with(office));
      }
      ExpressRequests.Ready ready =
          requests.decide(actor, view.get(), kind, received, incoming.bytes());
      Recorded recorded = register.move(ready.movement());
      if (!(recorded instanceof Recorded.Overtaken)) {
        return verdict(recorded, ready.answer());
      }
    }
    return new ExpressVerdict.Overtaken();
  }

  /// An officer announces an examination.
  ///
  /// @param note for the declarant; may be empty
  ExpressVerdict orderControl(
      Actor officer, String reference, ExpressState.ControlKind kind, String note) {
    return command(
        officer,
        reference,
        decision -> decision.then(new ExpressCommand.OrderControl(kind), officer, note, ""));
  }

  /// An officer writes down what the examination found, and may release the goods at once.
  ///
  /// @param note shown word for word to the declarant
  ExpressVerdict recordResult(
      Actor officer, String reference, boolean conform, String note, boolean release) {
    return command(
        officer,
        reference,
        decision -> {
          decision.then(new ExpressCommand.RecordResult(conform), officer, note, "");
          return release ? law.release(decision, officer, "", now()) : decision;
        });
  }

  /// An officer releases the goods.
  ExpressVerdict release(Actor officer, String reference, String note) {
    return command(officer, reference, decision -> law.release(decision, officer, note, now()));
  }

  /// What was missing has come: the goods are released.
  ExpressVerdict resolve(Actor officer, String reference, String note) {
    return command(
        officer,
        reference,
        decision ->
            law.release(
                decision.then(new ExpressCommand.Resolve(), officer, note, ""),
                officer,
                "",
                now()));
  }

  private ExpressVerdict command(
      Actor actor, String reference, UnaryOperator<ExpressDecision> decide) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<DeclarationView> view = declarations.find(actor, reference);
      if (view.isEmpty() || !(actor.isOfficer() || actor.equals(Actor.MERCURE))) {
        return new ExpressVerdict.NotFound();
      }
      String office = view.get().filing().office();
      if (actor.isOfficer() && !actor.office().equals(Optional.of(office))) {
        return new ExpressVerdict.NotAllowed(OTHER_OFFICE.with(office));
      }
      ExpressDecision decision =
          decide.apply(ExpressDecision.from(view.get().filing().standing(), now()));
      if (decision.refusal().isPresent()) {
        return new ExpressVerdict.NotAllowed(decision.refusal().get().words());
      }
      ExpressAnswer answer = answer(view.get(), decision);
      Recorded recorded = register.move(movement(view.get(), decision));
      if (!(recorded instanceof Recorded.Overtaken)) {
        return verdict(recorded, answer);
      }
    }
    return new ExpressVerdict.Overtaken();
  }

  private static Movement movement(DeclarationView view, ExpressDecision decision) {
    return new Movement(
        view.key(),
        view.sequence(),
        view.filing().at(decision.standing()),
        view.version(),
        Optional.empty(),
        Optional.empty(),
        decision.steps(),
        "");
  }

  private ExpressAnswer answer(DeclarationView view, ExpressDecision decision) {
    return new ExpressAnswer(
        "",
        true,
        view.filing().lrn(),
        view.filing().declarant(),
        view.filing().office(),
        decision.standing(),
        view.version(),
        now(),
        "",
        Optional.empty(),
        java.util.List.of());
  }

  private ExpressVerdict verdict(Recorded recorded, ExpressAnswer answer) {
    return switch (recorded) {
      case Recorded.Stored _ -> new ExpressVerdict.Answered(answer, false);
      case Recorded.LrnTaken(_, _, var text) ->
          new ExpressVerdict.Answered(records.answer(text), false);
      case Recorded.SameAgain again -> again(again);
      case Recorded.Overtaken _ -> new ExpressVerdict.Overtaken();
      case Recorded.Busy(var retryAfter) -> new ExpressVerdict.Busy(retryAfter);
    };
  }

  private ExpressVerdict again(Recorded.SameAgain again) {
    return again.keyReused()
        ? new ExpressVerdict.KeyReused()
        : new ExpressVerdict.Answered(records.answer(again.answer()), true);
  }

  /// Ends the pre-lodged declarations whose goods have not come in time (UCC art. 171).
  @Scheduled(initialDelay = 20_000, fixedDelay = 60_000)
  void expire() {
    for (String key : declarations.overdue(Procedure.EXPRESS, now(), EXPIRED_AT_ONCE)) {
      command(
          Actor.MERCURE,
          key,
          decision -> decision.then(new ExpressCommand.Expire(), Actor.MERCURE));
    }
  }

  /// The database keeps microseconds: an instant must not change by being stored.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
