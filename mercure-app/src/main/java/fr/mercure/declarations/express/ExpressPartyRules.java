// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.RuleCard.rule;

import fr.mercure.declarations.express.ExpressDeclaration.Address;
import fr.mercure.declarations.express.ExpressDeclaration.Agent;
import fr.mercure.declarations.express.ExpressDeclaration.Importer;
import fr.mercure.kernel.Eori;
import fr.mercure.tariff.CodeList;
import fr.mercure.tariff.LegalValue;
import java.util.Optional;

/// Who declares, for whom, and who sends and receives the goods.
enum ExpressPartyRules implements ExpressRule {
  /// A declarant has an EORI, or is a private person.
  DECLARANT_ID(
      rule("H7-0400", "13 05 017 000", "UCC art. 9; UCC-DA Annex B, 13 05")
          .says(
              "Déclarant (13 05 017 000) : {0} n'a pas la forme d'un EORI.",
              "Declarant (13 05 017 000): {0} has not the form of an EORI.")
          .remedy(
              "Indiquez deux lettres de pays puis le numéro, par exemple FR et le SIREN.",
              "Write two country letters and the number, such as FR and the SIREN."),
      (h7, _, report) -> {
        if (Eori.parse(h7.declarant().id()).isEmpty()) {
          report.add(ExpressPlaces.DECLARANT.child("ID"), h7.declarant().id());
        }
      }),

  /// Only Member States give EORI numbers; one of a third country does not establish a declarant.
  EORI_OF_THE_UNION(
      rule("H7-0405", "13 05 017 000", "UCC art. 9 and 170(2); UCC-DA art. 1(18)")
          .says(
              "EORI {0} (13 05 017 000, 13 06 017 000) : aucun État membre n'a attribué ce numéro.",
              "EORI {0} (13 05 017 000, 13 06 017 000): no Member State gave this number.")
          .remedy(
              "Indiquez l'EORI d'un déclarant établi dans l'Union.",
              "Give the EORI of a declarant established in the Union."),
      (h7, context, report) -> {
        String declarant = h7.declarant().id();
        if (Eori.parse(declarant).isPresent() && !Parties.isOfTheUnion(declarant, context)) {
          report.add(ExpressPlaces.DECLARANT.child("ID"), declarant);
        }
        h7.agent()
            .map(Agent::id)
            .filter(id -> Eori.parse(id).isPresent() && !Parties.isOfTheUnion(id, context))
            .ifPresent(id -> report.add(ExpressPlaces.AGENT.child("ID"), id));
      }),

  /// Nobody lodges for somebody else without being named in the declaration.
  CALLER_IS_PARTY(
      rule("H7-0410", "13 05 017 000", "UCC art. 15 and 18")
          .says(
              "Vous déposez pour {1} : il n'est ni le déclarant {0} ni le représentant.",
              "You lodge for {1}: it is neither the declarant {0} nor the representative.")
          .remedy(
              "Nommez {1} déclarant ou représentant, ou changez de société.",
              "Name {1} declarant or representative, or change company."),
      (h7, context, report) -> {
        String declarant = h7.declarant().id();
        context
            .caller()
            .map(Eori::value)
            .filter(caller -> !Parties.isSame(caller, declarant))
            .filter(
                caller -> h7.agent().filter(agent -> Parties.isSame(caller, agent.id())).isEmpty())
            .ifPresent(caller ->
                report.add(ExpressPlaces.DECLARANT.child("ID"), declarant, InWords.same(caller)));
      }),

  /// From 2026 a French EORI is FR and the SIREN.
  FRENCH_EORI(
      rule("H7-0415", "13 05 017 000", "French customs notice on EORI FR + SIREN, 2026")
          .warning()
          .says(
              "Déclarant (13 05 017 000) : {0} porte un SIRET, l'EORI français est FR + SIREN.",
              "Declarant (13 05 017 000): {0} bears a SIRET, the French EORI is FR + SIREN.")
          .remedy("Indiquez {1}.", "Write {1}."),
      (h7, context, report) -> {
        String id = h7.declarant().id();
        if (context.data().isOn(LegalValue.EORI_IS_SIREN, context.day())
            && Parties.bearsSiret(id)) {
          report.add(ExpressPlaces.DECLARANT.child("ID"), id, InWords.same(Parties.legalUnit(id)));
        }
      }),

  /// An indirect representative is the debtor: it must be established here.
  INDIRECT_AGENT(
      rule("H7-0420", "13 06 017 000", "UCC art. 18 and 170; H7 guide 1.1.7, Agent")
          .says(
              "Représentant indirect (13 06 017 000) : {0} n'est pas un EORI français.",
              "Indirect representative (13 06 017 000): {0} is not a French EORI.")
          .remedy(
              "Indiquez un EORI qui commence par FR, ou le statut 2 (direct).",
              "Give an EORI that starts with FR, or status 2 (direct)."),
      (h7, context, report) ->
          h7.agent()
              .filter(Agent::isIndirect)
              .filter(agent -> !Parties.isNational(agent.id(), context))
              .ifPresent(agent -> report.add(ExpressPlaces.AGENT.child("ID"), agent.id()))),

  /// A representative has an EORI.
  AGENT_ID(
      rule("H7-0425", "13 06 017 000", "UCC-DA Annex B, 13 06")
          .says(
              "Représentant (13 06 017 000) : {0} n'a pas la forme d'un EORI.",
              "Representative (13 06 017 000): {0} has not the form of an EORI.")
          .remedy(
              "Indiquez deux lettres de pays puis le numéro.",
              "Write two country letters and the number."),
      (h7, _, report) ->
          h7.agent()
              .filter(agent -> Eori.parse(agent.id()).isEmpty())
              .ifPresent(agent -> report.add(ExpressPlaces.AGENT.child("ID"), agent.id()))),

  /// A private person is known by name and address.
  PRIVATE_DECLARANT(
      rule("H7-0430", "13 05 016 000", "H7 guide 1.1.7, Declarant")
          .says(
              "Déclarant particulier {0} : le nom ou l'adresse manque (13 05 016 000).",
              "Private declarant {0}: the name or the address is missing (13 05 016 000).")
          .remedy(
              "Ajoutez son nom et son adresse complète.", "Add the name and the whole address."),
      (h7, context, report) -> {
        var declarant = h7.declarant();
        boolean incomplete = declarant.name().isEmpty() || declarant.address().isEmpty();
        if (Parties.isPrivate(declarant.id(), context) && incomplete) {
          report.add(ExpressPlaces.DECLARANT, declarant.id());
        }
      }),

  /// The register knows the name of who has an EORI.
  DECLARANT_NAME(
      rule("H7-0435", "13 05 016 000", "H7 guide 1.1.7, Declarant")
          .says(
              "Déclarant {0} : nom et adresse (13 05 016 000) sont réservés aux particuliers.",
              "Declarant {0}: name and address (13 05 016 000) are for private persons only.")
          .remedy("Supprimez-les : l'EORI suffit.", "Remove them: the EORI is enough."),
      (h7, context, report) -> {
        var declarant = h7.declarant();
        boolean named = declarant.name().isPresent() || declarant.address().isPresent();
        if (!Parties.isPrivate(declarant.id(), context) && named) {
          report.add(ExpressPlaces.DECLARANT, declarant.id());
        }
      }),

  /// A private importer is known by name and address.
  PRIVATE_IMPORTER(
      rule("H7-0440", "13 04 016 000", "H7 guide H7-14")
          .says(
              "Importateur particulier {0} : le nom ou l'adresse manque (13 04 016 000).",
              "Private importer {0}: the name or the address is missing (13 04 016 000).")
          .remedy(
              "Ajoutez nom, rue, code postal et ville.", "Add name, street, postcode and city."),
      (h7, context, report) -> {
        Importer importer = h7.importer();
        boolean incomplete = importer.name().isEmpty() || !Parties.isWhole(importer.address());
        if (Parties.isPrivate(importer.id(), context) && incomplete) {
          report.add(ExpressPlaces.IMPORTER, importer.id());
        }
      }),

  /// The register knows the name of who has an EORI.
  IMPORTER_NAME(
      rule("H7-0445", "13 04 016 000", "H7 guide H7-14")
          .says(
              "Importateur {0} : le nom (13 04 016 000) est réservé aux particuliers.",
              "Importer {0}: the name (13 04 016 000) is for private persons only.")
          .remedy(
              "Supprimez-le, ou indiquez le numéro des particuliers, {1}.",
              "Remove it, or write the number of private persons, {1}."),
      (h7, context, report) -> {
        Importer importer = h7.importer();
        if (!Parties.isPrivate(importer.id(), context) && importer.name().isPresent()) {
          report.add(
              ExpressPlaces.IMPORTER.child("Name"),
              importer.id(),
              InWords.same(Parties.privateNumber(context)));
        }
      }),

  /// A French postcode is five digits; a parcel does not arrive with another.
  POSTCODE(
      rule("H7-0447", "13 04 018 000", "La Poste, postcodes of France and Monaco")
          .warning()
          .says(
              "Importateur (13 04 018 000) : code postal {0}, cinq chiffres attendus.",
              "Importer (13 04 018 000): postcode {0}, five digits expected.")
          .remedy(
              "Recopiez le code postal de l'adresse de livraison.",
              "Copy the postcode of the delivery address."),
      (h7, context, report) -> {
        var address = h7.importer().address();
        boolean national =
            context.data().knows(CodeList.NATIONAL_COUNTRY, address.country(), context.day());
        address
            .postcode()
            .filter(postcode -> national && !Parties.isFrenchPostcode(postcode))
            .ifPresent(postcode ->
                report.add(ExpressPlaces.IMPORTER.child("Address").child("PostcodeID"), postcode));
      }),

  /// An importer has an EORI, or is a private person.
  IMPORTER_ID(
      rule("H7-0450", "13 04 017 000", "UCC-DA Annex B, 13 04")
          .says(
              "Importateur (13 04 017 000) : {0} n'est ni un EORI ni le numéro des particuliers.",
              "Importer (13 04 017 000): {0} is neither an EORI nor the private number.")
          .remedy(
              "Indiquez son EORI, ou {1} pour un particulier.",
              "Give the EORI, or {1} for a private person."),
      (h7, context, report) -> {
        if (Eori.parse(h7.importer().id()).isEmpty()) {
          report.add(
              ExpressPlaces.IMPORTER.child("ID"),
              h7.importer().id(),
              InWords.same(Parties.privateNumber(context)));
        }
      }),

  /// Somebody sent the goods.
  EXPORTER_OR_CONSIGNOR(
      rule("H7-0460", "13 01 016 000", "UCC-DA Annex B, 13 01; H7 guide 1.1.7, Exporter")
          .says(
              "Article {1} : ni exportateur (13 01 016 000) ni expéditeur.",
              "Item {1}: neither exporter (13 01 016 000) nor consignor.")
          .remedy(
              "Nommez l'exportateur dans l'en-tête, ou l'expéditeur de l'article.",
              "Name the exporter in the header, or the consignor of the item."),
      (h7, _, report) -> {
        if (h7.exporter().isPresent()) {
          return;
        }
        for (int i = 0; i < h7.items().size(); i++) {
          if (h7.items().get(i).consignor().isEmpty()) {
            report.add(ExpressPlaces.item(i).child("Consignor"), "", InWords.number(i + 1));
          }
        }
      }),

  /// Countries are those of the list.
  COUNTRY(
      rule("H7-0470", "13 01 018 020", "ISO 3166; UCC-DA Annex B")
          .says("Pays : {0} n'est pas un code de pays.", "Country: {0} is not a country code.")
          .remedy(
              "Indiquez le code ISO à deux lettres, par exemple CN.",
              "Write the two-letter ISO code, such as CN."),
      (h7, context, report) -> {
        h7.exporter()
            .map(exporter -> exporter.address().country())
            .filter(country -> isUnknown(country, context))
            .ifPresent(c -> report.add(ExpressPlaces.country(ExpressPlaces.EXPORTER), c));
        h7.declarant()
            .address()
            .map(Address::country)
            .filter(country -> isUnknown(country, context))
            .ifPresent(c -> report.add(ExpressPlaces.country(ExpressPlaces.DECLARANT), c));
        String importer = h7.importer().address().country();
        if (isUnknown(importer, context)) {
          report.add(ExpressPlaces.country(ExpressPlaces.IMPORTER), importer);
        }
        for (int i = 0; i < h7.items().size(); i++) {
          Optional<Address> consignor = h7.items().get(i).consignor();
          if (consignor.isPresent() && isUnknown(consignor.get().country(), context)) {
            report.add(ExpressPlaces.consignorCountry(i), consignor.get().country());
          }
        }
      }),

  /// Goods of the Union need no import declaration. A seller of the Union may send goods from
  /// elsewhere, and the message does not say from where: a warning.
  SENT_FROM_OUTSIDE(
      rule("H7-0480", "13 01 018 020", "UCC art. 134; H7 guide H7-12")
          .warning()
          .says(
              "Expéditeur (13 01 018 020) : {0} est dans le territoire douanier de l'Union.",
              "Sender (13 01 018 020): {0} is inside the customs territory of the Union.")
          .remedy(
              "Vérifiez : une marchandise de l'Union ne se déclare pas à l'importation.",
              "Check it: Union goods are not declared at import."),
      (h7, context, report) -> {
        h7.exporter()
            .map(exporter -> exporter.address().country())
            .filter(country -> Parties.isUnion(country, context))
            .ifPresent(
                country -> report.add(ExpressPlaces.country(ExpressPlaces.EXPORTER), country));
        for (int i = 0; i < h7.items().size(); i++) {
          Optional<Address> consignor = h7.items().get(i).consignor();
          if (consignor.isPresent() && Parties.isUnion(consignor.get().country(), context)) {
            report.add(ExpressPlaces.consignorCountry(i), consignor.get().country());
          }
        }
      });

  private final RuleCard card;
  private final Check<ExpressDeclaration> check;

  ExpressPartyRules(RuleCard card, Check<ExpressDeclaration> check) {
    this.card = card;
    this.check = check;
  }

  @Override
  public RuleCard card() {
    return card;
  }

  void check(ExpressDeclaration h7, RuleContext context, RuleReport report) {
    check.check(h7, context, report.of(card));
  }

  private static boolean isUnknown(String country, RuleContext context) {
    return !context.data().knows(CodeList.COUNTRY, country, context.day());
  }
}
