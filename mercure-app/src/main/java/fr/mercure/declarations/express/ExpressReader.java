// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.ExpressDeclaration.Address;
import fr.mercure.declarations.express.ExpressDeclaration.Agent;
import fr.mercure.declarations.express.ExpressDeclaration.Amendment;
import fr.mercure.declarations.express.ExpressDeclaration.Amount;
import fr.mercure.declarations.express.ExpressDeclaration.Declarant;
import fr.mercure.declarations.express.ExpressDeclaration.Document;
import fr.mercure.declarations.express.ExpressDeclaration.Exporter;
import fr.mercure.declarations.express.ExpressDeclaration.FiscalReference;
import fr.mercure.declarations.express.ExpressDeclaration.GoodsLocation;
import fr.mercure.declarations.express.ExpressDeclaration.Importer;
import fr.mercure.declarations.express.ExpressDeclaration.Information;
import fr.mercure.declarations.express.ExpressDeclaration.Item;
import fr.mercure.declarations.express.ExpressDeclaration.Packages;
import fr.mercure.declarations.express.ExpressDeclaration.PreviousDocument;
import fr.mercure.declarations.express.ExpressDeclaration.Procedure;
import fr.mercure.declarations.express.ExpressDeclaration.QualifiedAddress;
import fr.mercure.declarations.express.ExpressDeclaration.Submitter;
import fr.mercure.declarations.express.ExpressPresentation.PresentedItem;
import fr.mercure.messages.Node;
import fr.mercure.messages.Tape;
import java.util.List;
import java.util.Optional;

/// Takes what the H7 messages say from the tape of a message whose structure holds.
final class ExpressReader {
  private ExpressReader() {}

  /// What an H7 declaration or amendment says.
  ///
  /// @throws IllegalArgumentException if the tape is not that of an accepted H7
  static ExpressDeclaration declaration(Tape tape) {
    Fields root = root(tape);
    Fields shipment = root.need("GoodsShipment");
    return new ExpressDeclaration(
        root.text("FunctionCode"),
        root.text("ProcedureCategory"),
        root.text("FunctionalReferenceID"),
        root.optional("ID"),
        root.text("TypeCode"),
        root.integer("GoodsItemQuantity"),
        root.text("DeclarationOfficeID"),
        root.decimal("TotalGrossMassMeasure"),
        root.need("Submitter", ExpressReader::submitter),
        root.all("Amendment", ExpressReader::amendment),
        root.group("Agent").map(agent -> new Agent(agent.text("ID"), agent.text("FunctionCode"))),
        root.need("Declarant", ExpressReader::declarant),
        root.group("Exporter").map(ExpressReader::exporter),
        shipment.all("AdditionalDocument", ExpressReader::document),
        shipment.all("AdditionalInformation", ExpressReader::information),
        shipment.group("Consignment").flatMap(ExpressReader::location),
        shipment.group("CustomsValuation").flatMap(ExpressReader::freight),
        shipment.all("DomesticDutyTaxParty", ExpressReader::fiscalReference),
        shipment.all("GovernmentAgencyGoodsItem", ExpressReader::item),
        shipment.need("Importer", ExpressReader::importer),
        shipment.all("PreviousDocument", ExpressReader::previousDocument),
        shipment.group("UCR").flatMap(ucr -> ucr.optional("TraderAssignedReferenceID")));
  }

  /// What a presentation says.
  ///
  /// @throws IllegalArgumentException if the tape is not that of an accepted I2
  static ExpressPresentation presentation(Tape tape) {
    Fields root = root(tape);
    Fields shipment = root.need("GoodsShipment");
    return new ExpressPresentation(
        root.text("FunctionCode"),
        root.text("ProcedureCategory"),
        root.text("FunctionalReferenceID"),
        root.text("ID"),
        root.text("TypeCode"),
        root.optional("TotalGrossMassMeasure").map(Fields::decimalOf),
        root.need("Submitter", ExpressReader::submitter),
        shipment.group("Consignment").flatMap(ExpressReader::location),
        shipment.all("GovernmentAgencyGoodsItem", ExpressReader::presentedItem),
        shipment.all("PreviousDocument", ExpressReader::previousDocument));
  }

  /// What a request for invalidation says.
  ///
  /// @throws IllegalArgumentException if the tape is not that of an accepted invalidation
  static ExpressInvalidation invalidation(Tape tape) {
    Fields root = root(tape);
    return new ExpressInvalidation(
        root.text("FunctionCode"),
        root.text("ProcedureCategory"),
        root.text("FunctionalReferenceID"),
        root.text("ID"),
        root.text("TypeCode"),
        root.need("Submitter", ExpressReader::submitter),
        root.all("Amendment", ExpressReader::amendment));
  }

  private static Fields root(Tape tape) {
    Node root = tape.root().orElseThrow(Fields::notWhole);
    return Fields.of(root);
  }

  private static Submitter submitter(Fields from) {
    return new Submitter(from.text("Name"), from.text("ID"));
  }

  private static Amendment amendment(Fields from) {
    return new Amendment(
        from.integer("SequenceNumeric"),
        from.text("ChangeReasonCode"),
        from.text("ChangeReasonText"));
  }

  private static Declarant declarant(Fields from) {
    return new Declarant(
        from.optional("Name"), from.text("ID"), from.group("Address").map(ExpressReader::address));
  }

  private static Exporter exporter(Fields from) {
    return new Exporter(from.text("Name"), from.need("Address", ExpressReader::address));
  }

  private static Address address(Fields from) {
    return new Address(
        from.text("CityName"),
        from.text("CountryCode"),
        from.text("Line"),
        from.text("PostcodeID"));
  }

  private static QualifiedAddress qualifiedAddress(Fields from) {
    return new QualifiedAddress(
        from.text("TypeCode"),
        from.optional("CityName"),
        from.text("CountryCode"),
        from.optional("Line"),
        from.optional("PostcodeID"));
  }

  private static Document document(Fields from) {
    return new Document(
        from.integer("SequenceNumeric"),
        from.text("CategoryCode"),
        from.text("ID"),
        from.text("TypeCode"));
  }

  private static Information information(Fields from) {
    return new Information(
        from.integer("SequenceNumeric"),
        from.text("StatementCode"),
        from.optional("StatementDescription"),
        from.text("StatementTypeCode"));
  }

  private static Optional<GoodsLocation> location(Fields consignment) {
    return consignment
        .group("GoodsLocation")
        .map(from ->
            new GoodsLocation(
                from.optional("Name"),
                from.optional("ID"),
                from.text("TypeCode"),
                from.need("Address", ExpressReader::qualifiedAddress)));
  }

  private static Optional<Amount> freight(Fields valuation) {
    return valuation.amount("FreightChargeAmount");
  }

  private static FiscalReference fiscalReference(Fields from) {
    return new FiscalReference(
        from.integer("SequenceNumeric"), from.optional("ID"), from.optional("RoleCode"));
  }

  private static PreviousDocument previousDocument(Fields from) {
    return new PreviousDocument(
        from.integer("SequenceNumeric"),
        from.text("CategoryCode"),
        from.text("ID"),
        from.text("TypeCode"),
        from.integer("LineNumeric"));
  }

  private static Item item(Fields from) {
    Fields commodity = from.need("Commodity");
    Fields measure = commodity.need("GoodsMeasure");
    return new Item(
        from.amount("CustomsValueAmount").orElseThrow(Fields::notWhole),
        from.integer("SequenceNumeric"),
        from.all("AdditionalDocument", ExpressReader::document),
        from.all("AdditionalInformation", ExpressReader::information),
        commodity.text("Description"),
        commodity.group("Classification").map(c -> c.text("ID")).orElse(""),
        measure.decimal("GrossMassMeasure"),
        measure.quantity("TariffQuantity"),
        from.group("Consignor").map(ExpressReader::address),
        from.group("CustomsValuation").flatMap(ExpressReader::freight),
        from.all("DomesticDutyTaxParty", ExpressReader::fiscalReference),
        from.all("GovernmentProcedure", ExpressReader::procedure),
        from.all("Packaging", ExpressReader::packages),
        from.all("PreviousDocument", ExpressReader::previousDocument),
        from.group("UCR").flatMap(ucr -> ucr.optional("TraderAssignedReferenceID")));
  }

  private static Procedure procedure(Fields from) {
    return new Procedure(
        from.integer("SequenceNumeric"), from.text("CurrentCode"), from.optional("PreviousCode"));
  }

  private static Packages packages(Fields from) {
    return new Packages(
        from.integer("SequenceNumeric"), from.optional("QuantityQuantity").map(Fields::decimalOf));
  }

  private static Importer importer(Fields from) {
    return new Importer(
        from.optional("Name"),
        from.text("ID"),
        from.need("Address", ExpressReader::qualifiedAddress));
  }

  private static PresentedItem presentedItem(Fields from) {
    List<String> kinds =
        from.all("Packaging", packaging -> packaging.text("TypeCode")).stream()
            .filter(kind -> !kind.isEmpty())
            .toList();
    return new PresentedItem(from.integer("SequenceNumeric"), kinds);
  }
}
