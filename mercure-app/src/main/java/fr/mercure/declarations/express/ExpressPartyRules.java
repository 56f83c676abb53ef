// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.RuleCard.rule;

import fr.mercure.declarations.express.ExpressDeclaration.Address;
import fr.mercure.declarations.express.ExpressDeclaration.Importer;
import fr.mercure.kernel.Eori;
import fr.mercure.tariff.CodeList;
import java.util.Optional;

/// Who sends and who receives the goods.
enum ExpressPartyRules implements ExpressRule {
  /// A private importer is known by name and address.
  PRIVATE_IMPORTER(
      rule("H7-0440", "13 04 016 000", "H7 guide H7-14")
          .says(
              "Importateur particulier {0} : le nom ou l'adresse manque (13 04 016 000).",
              "Private importer {0}: the name or the address is missing (13 04 016 000).")
          .remedy("Ajoutez nom, rue, code postal et ville.", "Add name, street, postcode and city.")
          .judged((h7, context, report) -> {
            Importer importer = h7.importer();
            boolean incomplete = importer.name().isEmpty() || !Parties.isWhole(importer.address());
            if (Parties.isPrivate(importer.id(), context) && incomplete) {
              report.add(ExpressPlaces.IMPORTER, importer.id());
            }
          })),

  /// The register knows the name of who has an EORI.
  IMPORTER_NAME(
      rule("H7-0445", "13 04 016 000", "H7 guide H7-14")
          .says(
              "Importateur {0} : le nom (13 04 016 000) est réservé aux particuliers.",
              "Importer {0}: the name (13 04 016 000) is for private persons only.")
          .remedy(
              "Supprimez-le, ou indiquez le numéro des particuliers, {1}.",
              "Remove it, or write the number of private persons, {1}.")
          .judged((h7, context, report) -> {
            Importer importer = h7.importer();
            if (!Parties.isPrivate(importer.id(), context) && importer.name().isPresent()) {
              report.add(
                  ExpressPlaces.IMPORTER.child("Name"),
                  importer.id(),
                  InWords.same(Parties.privateNumber(context)));
            }
          })),

  /// A French postcode is five digits; a parcel does not arrive with another.
  POSTCODE(
      rule("H7-0447", "13 04 018 000", "La Poste, postcodes of France and Monaco")
          .warning()
          .says(
              "Importateur (13 04 018 000) : code postal {0}, cinq chiffres attendus.",
              "Importer (13 04 018 000): postcode {0}, five digits expected.")
          .remedy(
              "Recopiez le code postal de l'adresse de livraison.",
              "Copy the postcode of the delivery address.")
          .judged((h7, context, report) -> {
            var address = h7.importer().address();
            boolean national =
                context.data().knows(CodeList.NATIONAL_COUNTRY, address.country(), context.day());
            address
                .postcode()
                .filter(postcode -> national && !Parties.isFrenchPostcode(postcode))
                .ifPresent(postcode ->
                    report.add(
                        ExpressPlaces.IMPORTER.child("Address").child("PostcodeID"), postcode));
          })),

  /// An importer has an EORI, or is a private person.
  IMPORTER_ID(
      rule("H7-0450", "13 04 017 000", "UCC-DA Annex B, 13 04")
          .says(
              "Importateur (13 04 017 000) : {0} n'est ni un EORI ni le numéro des particuliers.",
              "Importer (13 04 017 000): {0} is neither an EORI nor the private number.")
          .remedy(
              "Indiquez son EORI, ou {1} pour un particulier.",
              "Give the EORI, or {1} for a private person.")
          .judged((h7, context, report) -> {
            if (Eori.parse(h7.importer().id()).isEmpty()) {
              report.add(
                  ExpressPlaces.IMPORTER.child("ID"),
                  h7.importer().id(),
                  InWords.same(Parties.privateNumber(context)));
            }
          })),

  /// Somebody sent the goods.
  EXPORTER_OR_CONSIGNOR(
      rule("H7-0460", "13 01 016 000", "UCC-DA Annex B, 13 01; H7 guide 1.1.7, Exporter")
          .says(
              "Article {1} : ni exportateur (13 01 016 000) ni expéditeur.",
              "Item {1}: neither exporter (13 01 016 000) nor consignor.")
          .remedy(
              "Nommez l'exportateur dans l'en-tête, ou l'expéditeur de l'article.",
              "Name the exporter in the header, or the consignor of the item.")
          .judged((h7, _, report) -> {
            if (h7.exporter().isPresent()) {
              return;
            }
            for (int i = 0; i < h7.items().size(); i++) {
              if (h7.items().get(i).consignor().isEmpty()) {
                report.add(ExpressPlaces.item(i).child("Consignor"), "", InWords.number(i + 1));
              }
            }
          })),

  /// Countries are those of the list.
  COUNTRY(
      rule("H7-0470", "13 01 018 020", "ISO 3166; UCC-DA Annex B")
          .says("Pays : {0} n'est pas un code de pays.", "Country: {0} is not a country code.")
          .remedy(
              "Indiquez le code ISO à deux lettres, par exemple CN.",
              "Write the two-letter ISO code, such as CN.")
          .judged((h7, context, report) -> {
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
          })),

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
              "Check it: Union goods are not declared at import.")
          .judged((h7, context, report) -> {
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
          }));

  private final Judged judged;

  ExpressPartyRules(Judged judged) {
    this.judged = judged;
  }

  @Override
  public Judged judged() {
    return judged;
  }

  private static boolean isUnknown(String country, RuleContext context) {
    return !context.data().knows(CodeList.COUNTRY, country, context.day());
  }
}
