// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.Content;
import fr.mercure.declarations.DeclarationView;
import fr.mercure.declarations.Declarations;
import fr.mercure.declarations.Filing;
import fr.mercure.declarations.Movement;
import fr.mercure.declarations.Received;
import fr.mercure.declarations.Step;
import fr.mercure.declarations.VersionView;
import fr.mercure.identity.Actor;
import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Money;
import fr.mercure.kernel.Pointer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Decides what becomes of a message about a declaration that the register holds: amendment,
/// presentation, invalidation.
@Component
class ExpressRequests {
  private static final int MOST_CODES = 10;

  private final ExpressLaw law;
  private final ExpressRecords records;
  private final Declarations declarations;

  ExpressRequests(ExpressLaw law, ExpressRecords records, Declarations declarations) {
    this.law = law;
    this.records = records;
    this.declarations = declarations;
  }

  /// What to give to the register, with the answer. A request that is refused adds a line to the
  /// timeline too, which leaves the declaration where it stands.
  record Ready(Movement movement, ExpressAnswer answer) {}

  /// A request at the moment it is judged.
  ///
  /// @param before last version of the declaration; nothing if it cannot be read
  private record Request(
      Actor actor,
      DeclarationView view,
      ExpressMessage.Kind kind,
      Received received,
      ExpressMessage message,
      String fingerprint,
      Optional<ExpressDeclaration> before) {
    Instant now() {
      return received.at();
    }
  }

  /// @param kind what the address takes
  /// @param bytes of the message
  Ready decide(
      Actor actor,
      DeclarationView view,
      ExpressMessage.Kind kind,
      Received received,
      byte[] bytes) {
    var message = ExpressMessage.read(bytes, kind);
    var request =
        new Request(
            actor, view, kind, received, message, message.fingerprint(bytes), before(actor, view));
    List<Finding> findings = findings(request);
    if (findings.stream().anyMatch(Finding::blocks)) {
      return deny(request, findings);
    }
    return switch (message.content().orElseThrow()) {
      case ExpressDeclaration h7 -> amend(request, h7, findings);
      case ExpressPresentation _ -> present(request, findings);
      case ExpressInvalidation inv -> invalidate(request, inv, findings);
    };
  }

  /// What the declaration says now.
  Optional<ExpressDeclaration> before(Actor actor, DeclarationView view) {
    String key = "@" + view.key();
    List<VersionView> versions = declarations.versions(actor, key);
    return versions.isEmpty()
        ? Optional.empty()
        : declarations
            .message(actor, key, versions.getLast().message())
            .flatMap(raw -> ExpressMessage.read(raw.bytes(), ExpressMessage.Kind.H7).content())
            .filter(ExpressDeclaration.class::isInstance)
            .map(ExpressDeclaration.class::cast);
  }

  private List<Finding> findings(Request request) {
    List<Finding> findings = new ArrayList<>(request.message().findings());
    if (findings.stream().anyMatch(Finding::blocks)) {
      return findings;
    }
    Optional<ExpressContent> content = request.message().content();
    if (content.filter(c -> isWanted(request.kind(), c)).isEmpty()) {
      findings.add(ExpressRequestRules.WRONG_MESSAGE.at(Pointer.ROOT, "", request.kind().name()));
      return findings;
    }
    wrongReference(request, content.get()).ifPresent(findings::add);
    RuleContext context = law.context(request.actor(), request.now());
    context = request.before().map(context::about).orElse(context);
    findings.addAll(law.check(request.message(), context));
    return findings;
  }

  private static boolean isWanted(ExpressMessage.Kind kind, ExpressContent content) {
    return switch (content) {
      case ExpressDeclaration h7 -> kind == ExpressMessage.Kind.H7 && h7.isAmendment();
      case ExpressPresentation _ -> kind == ExpressMessage.Kind.I2;
      case ExpressInvalidation _ -> kind == ExpressMessage.Kind.INV;
    };
  }

  private static Optional<Finding> wrongReference(Request request, ExpressContent content) {
    String said =
        switch (content) {
          case ExpressDeclaration h7 -> h7.mrn().orElse("");
          case ExpressPresentation i2 -> i2.reference();
          case ExpressInvalidation inv -> inv.reference();
        };
    Filing.Standing standing = request.view().filing().standing();
    boolean right =
        standing.mrn().filter(said::equals).isPresent()
            || standing.crn().filter(said::equals).isPresent();
    return right
        ? Optional.empty()
        : Optional.of(
            ExpressRequestRules.WRONG_REFERENCE.at(
                new Pointer("/Declaration/ID"), said, said, request.view().reference()));
  }

  private Ready amend(Request request, ExpressDeclaration h7, List<Finding> warnings) {
    ExpressDecision decision = begin(request);
    decision.then(new ExpressCommand.Amend(false), request.actor(), reasons(h7.amendments()), "");
    if (decision.refusal().isPresent()) {
      return notNow(request, decision);
    }
    Instant rates = decision.standing().accepted().orElse(request.now());
    Charges charges = law.charges(h7, rates);
    Filing old = request.view().filing();
    Filing amended =
        ExpressFilings.of(h7, old.company(), law.value(h7, rates), decision.standing());
    Content content = records.content(request.fingerprint(), warnings, Optional.of(charges));
    return grant(
        request,
        decision,
        keepNames(old, amended),
        request.view().version() + 1,
        Optional.of(content),
        Optional.of(charges.total()),
        warnings);
  }

  /// An amendment bears the type COR; the declaration stays what it was lodged as, under its LRN.
  private static Filing keepNames(Filing old, Filing amended) {
    return new Filing(
        old.procedure(),
        old.type(),
        old.company(),
        old.declarant(),
        old.lrn(),
        amended.office(),
        amended.items(),
        amended.value(),
        amended.grossMass(),
        amended.importer(),
        amended.goods(),
        amended.standing());
  }

  private Ready present(Request request, List<Finding> warnings) {
    ExpressDecision decision = begin(request);
    decision.then(new ExpressCommand.Present(), request.actor());
    if (decision.refusal().isPresent()) {
      return notNow(request, decision);
    }
    ExpressDeclaration h7 =
        request
            .before()
            .orElseThrow(() -> new IllegalStateException("a pre-lodged H7 cannot be read again"));
    law.accept(decision, h7, request.now());
    Charges charges = law.charges(h7, request.now());
    Content fixed = records.content(request.fingerprint(), List.of(), Optional.of(charges));
    return grant(
        request,
        decision,
        request.view().filing().at(decision.standing()),
        request.view().version(),
        Optional.of(fixed),
        Optional.of(charges.total()),
        warnings);
  }

  private Ready invalidate(Request request, ExpressInvalidation inv, List<Finding> warnings) {
    ExpressDecision decision = begin(request);
    boolean accepted = decision.standing().mrn().isPresent();
    decision.then(
        accepted ? new ExpressCommand.Invalidate() : new ExpressCommand.Cancel(),
        request.actor(),
        reasons(inv.reasons()),
        "");
    if (decision.refusal().isPresent()) {
      return notNow(request, decision);
    }
    return grant(
        request,
        decision,
        request.view().filing().at(decision.standing()),
        request.view().version(),
        Optional.empty(),
        Optional.empty(),
        warnings);
  }

  private static ExpressDecision begin(Request request) {
    return ExpressDecision.from(request.view().filing().standing(), request.now());
  }

  private static String reasons(List<ExpressDeclaration.Amendment> reasons) {
    return String.join(
        " · ", reasons.stream().map(r -> (r.reasonCode() + " " + r.reasonText()).strip()).toList());
  }

  private Ready notNow(Request request, ExpressDecision decision) {
    String state = request.view().filing().standing().state();
    return deny(
        request, List.of(ExpressRequestRules.notNow(decision.refusal().orElseThrow(), state)));
  }

  private Ready grant(
      Request request,
      ExpressDecision decision,
      Filing filing,
      int version,
      Optional<Content> content,
      Optional<Money> total,
      List<Finding> warnings) {
    ExpressAnswer answer = answer(request, filing, version, total, warnings, true);
    var movement =
        new Movement(
            request.view().key(),
            request.view().sequence(),
            filing,
            version,
            Optional.of(request.received()),
            content,
            decision.steps(),
            records.text(answer));
    return new Ready(movement, answer);
  }

  private Ready deny(Request request, List<Finding> findings) {
    DeclarationView view = request.view();
    ExpressAnswer answer =
        answer(request, view.filing(), view.version(), Optional.empty(), findings, false);
    var movement =
        new Movement(
            view.key(),
            view.sequence(),
            view.filing(),
            view.version(),
            Optional.of(request.received()),
            Optional.empty(),
            List.of(refusal(request, findings)),
            records.text(answer));
    return new Ready(movement, answer);
  }

  /// Codes, not words: readers of both languages look the line up in the answer.
  private static Step refusal(Request request, List<Finding> findings) {
    String state = request.view().filing().standing().state();
    String codes =
        findings.stream()
            .filter(Finding::blocks)
            .map(Finding::code)
            .distinct()
            .limit(MOST_CODES)
            .collect(Collectors.joining(", "));
    return new Step(state, state, request.now(), request.actor(), codes, "");
  }

  private static ExpressAnswer answer(
      Request request,
      Filing filing,
      int version,
      Optional<Money> total,
      List<Finding> findings,
      boolean accepted) {
    return new ExpressAnswer(
        request.kind().name(),
        accepted,
        filing.lrn(),
        filing.declarant(),
        filing.office(),
        filing.standing(),
        version,
        request.now(),
        request.received().message().sha256(),
        total,
        findings);
  }
}
