// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.References;
import fr.mercure.declarations.express.ControlSelection.Selection;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.identity.Representation;
import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Mrn;
import fr.mercure.tariff.LegalValue;
import fr.mercure.tariff.ReferenceData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What the rules, the charges and the selection say of a declaration, with the tables of the day
/// and the settings of this site. Nothing here reads or writes the register.
@Component
class ExpressLaw {
  private static final ReferenceData DATA = ReferenceData.standard();

  private final References references;
  private final Representation representation;
  private final ExpressSettings settings;

  ExpressLaw(References references, Representation representation, ExpressSettings settings) {
    this.references = references;
    this.representation = representation;
    this.settings = settings;
  }

  /// What the actor's message is judged by.
  RuleContext context(Actor actor, Instant now) {
    RuleContext context = RuleContext.on(RuleContext.dayOf(now), DATA);
    Optional<Company> company = actor.company();
    if (company.isPresent()) {
      Company own = company.get();
      context = context.from(Caller.of(actor, own, representation.of(own)));
    }
    context = settings.sandbox() ? context.inSandbox() : context;
    return settings.checkDigits() ? context : context.withoutCheckDigits();
  }

  /// What the rules find, warnings included; nothing if the structure does not hold.
  List<Finding> check(ExpressMessage message, RuleContext context) {
    return message
        .content()
        .map(content -> ExpressCheck.check(content, context, message.tape()))
        .orElse(List.of());
  }

  /// What is owed if it is accepted now.
  Charges charges(ExpressDeclaration h7, Instant now) {
    return ExpressCharges.compute(h7, RuleContext.dayOf(now), DATA);
  }

  /// The intrinsic value in euros, as lists show it.
  Optional<java.math.BigDecimal> value(ExpressDeclaration h7, Instant now) {
    return ConsignmentValue.total(h7, DATA, RuleContext.dayOf(now)).map(money -> money.amount());
  }

  /// Keeps a declaration whose goods have not come yet.
  ExpressDecision prelodge(ExpressDecision decision, Instant now) {
    String crn = references.allotImport(now).value();
    Instant until = now.plus(days(LegalValue.PRESENTATION_DELAY, now));
    return decision.then(new ExpressCommand.Prelodge(crn, until), Actor.MERCURE);
  }

  /// Accepts it, selects it or not for control, and releases it if nothing holds it back.
  ExpressDecision accept(ExpressDecision decision, ExpressDeclaration h7, Instant now) {
    Mrn mrn = references.allotImport(now);
    decision.then(new ExpressCommand.Accept(mrn), Actor.MERCURE);
    Selection selection =
        ControlSelection.select(
            h7,
            ControlSelection.seed(mrn.value()),
            RuleContext.dayOf(now),
            DATA,
            settings.sandbox());
    decision.on(selection.circuit());
    if (selection.circuit().control().isPresent()) {
      String profile = "%s : %s".formatted(selection.profile(), selection.reason().fr());
      return decision.then(
          new ExpressCommand.OrderControl(selection.circuit().control().get()),
          Actor.MERCURE,
          "",
          profile);
    }
    return waits(h7)
        ? decision.then(
            new ExpressCommand.WaitFor(ExpressState.WaitReason.DOCUMENTS), Actor.MERCURE)
        : release(decision, Actor.MERCURE, "", now);
  }

  private boolean waits(ExpressDeclaration h7) {
    return settings.sandbox() && SandboxWish.of(h7.lrn()) == SandboxWish.WAIT;
  }

  /// Releases the goods; the time to ask for an invalidation runs from acceptance.
  ExpressDecision release(ExpressDecision decision, Actor actor, String note, Instant now) {
    Instant accepted = decision.standing().accepted().orElse(now);
    Instant until = accepted.plus(days(LegalValue.INVALIDATION_DELAY, now));
    return decision.then(new ExpressCommand.Release(until), actor, note, "");
  }

  private static Duration days(LegalValue delay, Instant now) {
    return Duration.ofDays(DATA.value(delay, RuleContext.dayOf(now)).value().longValueExact());
  }
}
