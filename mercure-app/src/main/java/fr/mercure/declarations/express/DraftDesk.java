// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.kernel.Finding;
import fr.mercure.messages.Catalogue;
import fr.mercure.messages.Limits;
import fr.mercure.messages.MessageType;
import fr.mercure.messages.MessageWriter;
import fr.mercure.messages.Reading;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Makes drafts, turns them into messages and has them checked. There is no second engine: a draft
/// is written as the message that would be lodged, and that message is read and checked as any
/// other.
@Component
class DraftDesk {
  private static final String LRN = "/Declaration/FunctionalReferenceID";

  /// The message that drafts become.
  static final MessageType H7 =
      Catalogue.standard().find("H7").orElseThrow(() -> new IllegalStateException("no H7"));

  private final DraftStore drafts;
  private final CaseFiles files;
  private final ExpressLaw law;
  private final Clock clock;

  DraftDesk(DraftStore drafts, CaseFiles files, ExpressLaw law, Clock clock) {
    this.drafts = drafts;
    this.files = files;
    this.law = law;
    this.clock = clock;
  }

  /// The draft, if it is of the actor's company.
  ///
  /// @throws ResponseStatusException 404 if there is none
  Draft find(Actor actor, String reference) {
    return drafts.find(actor, reference).orElseThrow(DraftDesk::notFound);
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /// A draft with only what the company's profile says.
  Draft blank(Actor actor) {
    String reference = drafts.newReference();
    Company company = companyOf(actor);
    DraftContent content =
        DraftContent.EMPTY
            .with("/Declaration/TypeCode", "IMA")
            .with("/Declaration/Declarant/ID", company.eori().value())
            .with("/Declaration/GoodsShipment/Importer/Address/CountryCode", "FR")
            .with("/Declaration/GoodsShipment/PreviousDocument/CategoryCode", "Z")
            .with("/Declaration/GoodsShipment/PreviousDocument/LineNumeric", "1");
    return drafts.create(
        actor, reference, Draft.Kind.DECLARATION, "", withItem(content).with(LRN, reference));
  }

  /// A draft that starts from other content, under a reference of its own.
  ///
  /// @param origin what it was copied from
  Draft copy(Actor actor, DraftContent content, String origin) {
    String reference = drafts.newReference();
    return drafts.create(
        actor, reference, Draft.Kind.DECLARATION, origin, content.with(LRN, reference));
  }

  /// A draft of a message that came as a file: its LRN stays, unless it has none.
  Draft take(Actor actor, DraftContent content) {
    String reference = drafts.newReference();
    return drafts.create(
        actor,
        reference,
        Draft.Kind.DECLARATION,
        "",
        content.at(LRN).isEmpty() ? content.with(LRN, reference) : content);
  }

  /// With one more item, which starts as most do.
  static DraftContent withItem(DraftContent content) {
    int last = content.items();
    if (last >= DraftContent.MOST_ITEMS) {
      return content;
    }
    String item = DraftContent.item(last + 1);
    String currency = content.at(DraftContent.item(last) + "/CustomsValueAmount/@currencyID");
    return content
        .with(item + "/CustomsValueAmount/@currencyID", currency.isEmpty() ? "EUR" : currency)
        .with(item + "/GovernmentProcedure[2]/CurrentCode", "C07")
        .with(item + "/Packaging/QuantityQuantity", "1");
  }

  /// The message that would be lodged.
  byte[] message(Actor actor, Draft draft) {
    String mrn = draft.kind() == Draft.Kind.AMENDMENT ? draft.origin() : "";
    return message(draft.content(), companyOf(actor), mrn);
  }

  /// @param mrn the declaration to amend; empty for an original
  static byte[] message(DraftContent content, Company submitter, String mrn) {
    var writer = new MessageWriter(H7);
    DraftMessage.complete(content, submitter, mrn)
        .forEach((place, value) -> put(writer, place, value));
    return writer.toBytes();
  }

  private static void put(MessageWriter writer, String place, String value) {
    String inside = place.substring("/Declaration/".length());
    if (H7.find(inside.replaceAll("\\[[0-9]+]", "")).isPresent()) {
      writer.put(inside, value);
    }
  }

  /// The message that would be lodged, read again.
  Reading reading(Actor actor, Draft draft) {
    return Catalogue.standard().readAs(H7, message(actor, draft), Limits.STANDARD);
  }

  /// What the engine says of the message that would be lodged now.
  DraftVerdict check(Actor actor, Draft draft) {
    Reading reading = reading(actor, draft);
    var findings = new ArrayList<>(reading.findings());
    if (!reading.accepted()) {
      return new DraftVerdict(DraftFindings.of(findings), Optional.empty(), Optional.empty());
    }
    ExpressDeclaration declaration = ExpressReader.declaration(reading.tape());
    findings.addAll(ExpressCheck.check(declaration, context(actor, draft)));
    boolean refused = findings.stream().anyMatch(Finding::blocks);
    return new DraftVerdict(
        DraftFindings.of(findings),
        Optional.of(declaration),
        refused ? Optional.empty() : Optional.of(law.charges(declaration, clock.instant())));
  }

  /// What the engine finds in a consignment that no draft holds.
  List<Finding> judge(Actor actor, DraftContent content) {
    byte[] message = message(content, companyOf(actor), "");
    Reading reading = Catalogue.standard().readAs(H7, message, Limits.STANDARD);
    var findings = new ArrayList<>(reading.findings());
    if (reading.accepted()) {
      ExpressDeclaration declaration = ExpressReader.declaration(reading.tape());
      findings.addAll(ExpressCheck.check(declaration, law.context(actor, clock.instant())));
    }
    return findings;
  }

  /// An amendment is checked against what it amends; an original against those that bear its LRN.
  private RuleContext context(Actor actor, Draft draft) {
    RuleContext context = law.context(actor, clock.instant());
    return draft.kind() == Draft.Kind.AMENDMENT
        ? files.declaration(actor, draft.origin()).map(context::about).orElse(context)
        : files.ownerOf(actor, draft.lrn()).map(context::lrnTakenBy).orElse(context);
  }

  /// The legal day, in Paris.
  LocalDate today() {
    return RuleContext.dayOf(clock.instant());
  }

  static Company companyOf(Actor actor) {
    return actor.company().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }
}
