// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.Content;
import fr.mercure.declarations.Filing;
import fr.mercure.declarations.First;
import fr.mercure.declarations.Lodgement;
import fr.mercure.declarations.Received;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Money;
import fr.mercure.kernel.Pointer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Decides everything about an H7 that comes in, before anything is written: structure, rules,
/// lifecycle, selection, charges, answer. One thing only the database can tell, whether the LRN is
/// free; for that case a refusal is ready too.
@Component
class ExpressLodging {
  private final ExpressLaw law;
  private final ExpressRecords records;

  ExpressLodging(ExpressLaw law, ExpressRecords records) {
    this.law = law;
    this.records = records;
  }

  /// A lodging ready for the register, and its answer if the LRN is free.
  record Ready(Lodgement lodgement, ExpressAnswer answer) {}

  /// @param received the message
  /// @param bytes of the message
  Ready decide(Actor actor, Company company, Received received, byte[] bytes) {
    var message = ExpressMessage.read(bytes, ExpressMessage.Kind.H7);
    var arrival = new Arrival(actor, company, received, message, message.fingerprint(bytes));
    RuleContext context = law.context(actor, received.at());
    List<Finding> findings = findings(message, context);
    return findings.stream().anyMatch(Finding::blocks)
        ? refuse(arrival, findings)
        : take(arrival, (ExpressDeclaration) message.content().orElseThrow(), findings);
  }

  private record Arrival(
      Actor actor,
      Company company,
      Received received,
      ExpressMessage message,
      String fingerprint) {}

  private List<Finding> findings(ExpressMessage message, RuleContext context) {
    List<Finding> findings = new ArrayList<>(message.findings());
    if (findings.stream().noneMatch(Finding::blocks) && !isOriginal(message)) {
      findings.add(ExpressRequestRules.WRONG_MESSAGE.at(Pointer.ROOT, "", "H7"));
    } else {
      findings.addAll(law.check(message, context));
    }
    return findings;
  }

  private static boolean isOriginal(ExpressMessage message) {
    return message.content().orElse(null) instanceof ExpressDeclaration h7 && !h7.isAmendment();
  }

  private Ready refuse(Arrival arrival, List<Finding> findings) {
    Instant now = arrival.received().at();
    ExpressDecision decision =
        ExpressDecision.lodging(arrival.actor(), now)
            .then(new ExpressCommand.Refuse(), Actor.MERCURE);
    Filing filing = filing(arrival, decision.standing());
    ExpressAnswer answer = answer(arrival, filing, Optional.empty(), findings, false);
    Content content = records.content(arrival.fingerprint(), findings, Optional.empty());
    Lodgement lodgement =
        Lodgement.refused(
            arrival.received(), filing, content, decision.steps(), records.text(answer));
    return new Ready(lodgement, answer);
  }

  private Ready take(Arrival arrival, ExpressDeclaration h7, List<Finding> warnings) {
    Instant now = arrival.received().at();
    var decision = ExpressDecision.lodging(arrival.actor(), now);
    if (h7.isPrelodged()) {
      law.prelodge(decision, now);
    } else {
      law.accept(decision, h7, now);
    }
    Charges charges = law.charges(h7, now);
    Filing filing = filing(arrival, decision.standing());
    ExpressAnswer answer = answer(arrival, filing, Optional.of(charges.total()), warnings, true);
    Lodgement lodgement =
        new Lodgement(
            arrival.received(),
            filing,
            true,
            records.content(arrival.fingerprint(), warnings, Optional.of(charges)),
            decision.steps(),
            records.text(answer),
            first -> taken(arrival, first).lodgement());
    return new Ready(lodgement, answer);
  }

  /// The refusal of an LRN that another declaration owns, which it names.
  private Ready taken(Arrival arrival, First first) {
    String holder = first.reference().orElse("@" + first.declaration());
    RuleContext context =
        law.context(arrival.actor(), arrival.received().at())
            .lrnTakenBy("%s (%s)".formatted(holder, first.lodged()));
    return refuse(arrival, law.check(arrival.message(), context));
  }

  private Filing filing(Arrival arrival, Filing.Standing standing) {
    long company = arrival.company().id();
    return arrival.message().content().orElse(null) instanceof ExpressDeclaration h7
        ? ExpressFilings.of(h7, company, law.value(h7, arrival.received().at()), standing)
        : ExpressFilings.glimpsed(arrival.message(), company, standing);
  }

  private static ExpressAnswer answer(
      Arrival arrival,
      Filing filing,
      Optional<Money> total,
      List<Finding> findings,
      boolean accepted) {
    return new ExpressAnswer(
        "H7",
        accepted,
        filing.lrn(),
        filing.declarant(),
        filing.office(),
        filing.standing(),
        1,
        arrival.received().at(),
        arrival.received().message().sha256(),
        total,
        findings);
  }
}
