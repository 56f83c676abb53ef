// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.ExpressRule.eachItem;
import static fr.mercure.declarations.express.RuleCard.rule;

import fr.mercure.declarations.express.ExpressDeclaration.FiscalReference;
import fr.mercure.declarations.express.ExpressDeclaration.Item;
import fr.mercure.declarations.express.ExpressDeclaration.Procedure;
import fr.mercure.kernel.Pointer;
import fr.mercure.tariff.CodeList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which procedure and which relief are asked for, and who accounts for the VAT.
enum ExpressTaxRules implements ExpressRule {
  /// An H7 releases goods for home use and follows no other procedure.
  PROCEDURE(
      rule("H7-0200", "11 09 000 000", "UCC art. 201; H7 guide 1.1.7, GovernmentProcedure")
          .says(
              "Article {1} : régime (11 09 000 000) {0}, un H7 admet 40 00 seulement.",
              "Item {1}: procedure (11 09 000 000) {0}, an H7 admits 40 00 only.")
          .remedy("Indiquez 40 puis 00, ou déposez une H1.", "Write 40 then 00, or lodge an H1.")
          .judged(
              eachItem((item, i, context, report) -> {
                Procedure first = item.procedures().getFirst();
                String previous = first.previous().orElse("");
                boolean right =
                    context.data().knows(CodeList.PROCEDURE, first.current(), context.day())
                        && context
                            .data()
                            .knows(CodeList.PREVIOUS_PROCEDURE, previous, context.day());
                if (!right) {
                  String received = (first.current() + " " + previous).strip();
                  report.add(
                      ExpressPlaces.procedure(i, 0).child("CurrentCode"),
                      received,
                      InWords.number(i + 1));
                }
              }))),

  /// Additional codes are those of the H7.
  ADDITIONAL_PROCEDURE(
      rule("H7-0210", "11 10 000 000", "UCC-DA Annex B, 11 10")
          .says(
              "Article {1} : régime complémentaire (11 10 000 000) {0} inconnu en H7.",
              "Item {1}: additional procedure (11 10 000 000) {0} unknown in an H7.")
          .remedy("Choisissez parmi C07, C08, F48, F49.", "Choose among C07, C08, F48, F49.")
          .judged(
              eachItem((item, i, context, report) -> {
                List<Procedure> procedures = item.procedures();
                for (int j = 1; j < procedures.size(); j++) {
                  String code = procedures.get(j).current();
                  if (!context.data().knows(CodeList.ADDITIONAL_PROCEDURE, code, context.day())) {
                    report.add(
                        ExpressPlaces.procedure(i, j).child("CurrentCode"),
                        code,
                        InWords.number(i + 1));
                  }
                }
              }))),

  /// Each item is either sold or given.
  ONE_RELIEF(
      rule("H7-0220", "11 10 000 000", "Reg. (EC) 1186/2009 art. 23 and 25")
          .says(
              "Article {1} : {2} franchise C07 ou C08 (11 10 000 000), il en faut une.",
              "Item {1}: {2} relief C07 or C08 (11 10 000 000), exactly one is needed.")
          .remedy(
              "C07 pour une vente, C08 pour un cadeau entre particuliers.",
              "C07 for a sale, C08 for a gift between private persons.")
          .judged(
              eachItem((item, i, _, report) -> {
                int reliefs = (item.has("C07") ? 1 : 0) + (item.has("C08") ? 1 : 0);
                if (reliefs != 1) {
                  report.add(
                      ExpressPlaces.procedure(i, 1).child("CurrentCode"),
                      codes(item),
                      InWords.number(i + 1),
                      InWords.number(reliefs));
                }
              }))),

  /// A consignment is a sale or a gift, not both.
  SAME_RELIEF(
      rule("H7-0225", "11 10 000 000", "Reg. (EC) 1186/2009 art. 23 and 25")
          .says(
              "Article {1} : franchise {0} (11 10 000 000) autre que celle de l'article 1.",
              "Item {1}: relief {0} (11 10 000 000) other than that of item 1.")
          .remedy(
              "Déposez une déclaration pour la vente et une pour le cadeau.",
              "Lodge one declaration for the sale and one for the gift.")
          .judged((h7, _, report) -> {
            boolean gift = h7.items().getFirst().has("C08");
            for (int i = 1; i < h7.items().size(); i++) {
              Item item = h7.items().get(i);
              if (item.has(gift ? "C07" : "C08")) {
                report.add(
                    ExpressPlaces.procedure(i, 1).child("CurrentCode"),
                    codes(item),
                    InWords.number(i + 1));
              }
            }
          })),

  /// VAT of a consignment is accounted for in one way.
  ONE_SCHEME(
      rule("H7-0230", "11 10 000 000", "Directive 2006/112/EC art. 369l and 369y")
          .says(
              "Article {1} : F49 (11 10 000 000) alors que l'article {2} demande F48.",
              "Item {1}: F49 (11 10 000 000) while item {2} asks for F48.")
          .remedy(
              "Gardez F48 si le vendeur a un numéro IOSS, sinon F49.",
              "Keep F48 if the seller has an IOSS number, otherwise F49.")
          .judged((h7, _, report) -> {
            int shop = firstWith("F48", h7);
            int special = firstWith("F49", h7);
            if (shop >= 0 && special >= 0) {
              report.add(
                  ExpressPlaces.procedure(special, 2).child("CurrentCode"),
                  "F49",
                  InWords.number(special + 1),
                  InWords.number(shop + 1));
            }
          })),

  /// The one-stop shop is proved by its number.
  IOSS_NUMBER_MISSING(
      rule("H7-0240", "13 16 034 000", "Directive 2006/112/EC art. 143(1)(ca); H7 guide H7-07")
          .says(
              "Article {1} : F48 demandé, le numéro IOSS (13 16 034 000, rôle FR5) manque.",
              "Item {1}: F48 asked for, the IOSS number (13 16 034 000, role FR5) is missing.")
          .remedy(
              "Ajoutez le numéro IOSS du vendeur, ou retirez F48 et payez la TVA.",
              "Add the IOSS number of the seller, or drop F48 and pay the VAT.")
          .judged((h7, _, report) -> {
            for (int i = 0; i < h7.items().size(); i++) {
              Item item = h7.items().get(i);
              if (item.has("F48") && references(h7, item).noneMatch(ExpressTaxRules::isSeller)) {
                report.add(
                    ExpressPlaces.item(i).child("DomesticDutyTaxParty", 1),
                    "",
                    InWords.number(i + 1));
              }
            }
          })),

  /// A number of the one-stop shop without the scheme has no effect.
  IOSS_WITHOUT_SCHEME(
      rule("H7-0250", "11 10 000 000", "H7 guide H7-07")
          .says(
              "Article {1} : numéro IOSS {0} donné sans F48 (11 10 000 000).",
              "Item {1}: IOSS number {0} given without F48 (11 10 000 000).")
          .remedy("Ajoutez F48, ou retirez le numéro.", "Add F48, or remove the number.")
          .judged((h7, _, report) -> {
            for (int i = 0; i < h7.items().size(); i++) {
              Item item = h7.items().get(i);
              int rank = i + 1;
              if (!item.has("F48")) {
                references(h7, item)
                    .filter(ExpressTaxRules::isSeller)
                    .findFirst()
                    .ifPresent(seller ->
                        report.add(
                            ExpressPlaces.procedure(rank - 1, item.procedures().size() - 1)
                                .child("CurrentCode"),
                            seller.id().orElse(""),
                            InWords.number(rank)));
              }
            }
          })),

  /// An IOSS number is IM and ten digits.
  IOSS_NUMBER(
      rule("H7-0260", "13 16 034 000", "Directive 2006/112/EC art. 369q; UCC-DA Annex B, 13 16")
          .says(
              "Numéro IOSS (13 16 034 000) : {0} reçu, IM et dix chiffres attendus.",
              "IOSS number (13 16 034 000): {0} received, IM and ten digits expected.")
          .remedy(
              "Recopiez le numéro du vendeur, par exemple IM2500000017.",
              "Copy the number of the seller, such as IM2500000017.")
          .judged((h7, _, report) -> {
            numbers(h7.fiscalReferences(), ExpressPlaces.SHIPMENT, report);
            for (int i = 0; i < h7.items().size(); i++) {
              numbers(h7.items().get(i).fiscalReferences(), ExpressPlaces.item(i), report);
            }
          })),

  /// Special arrangements need an authorised declarant.
  SPECIAL_ARRANGEMENTS(
      rule("H7-0270", "11 10 000 000", "Directive 2006/112/EC art. 369y; H7 guide H7-08")
          .says(
              "Article {1} : F49 demandé, {0} n'est pas autorisé au régime particulier.",
              "Item {1}: F49 asked for, {0} holds no authorisation for special arrangements.")
          .remedy(
              "Retirez F49 et payez la TVA, ou demandez l'autorisation.",
              "Drop F49 and pay the VAT, or ask for the authorisation.")
          .judged((h7, context, report) -> {
            if (context.specialArrangements().orElse(true)) {
              return;
            }
            for (int i = 0; i < h7.items().size(); i++) {
              if (h7.items().get(i).has("F49")) {
                report.add(
                    ExpressPlaces.procedure(i, 2).child("CurrentCode"),
                    h7.declarant().id(),
                    InWords.number(i + 1));
                return;
              }
            }
          })),

  /// A gift goes to a private person. Some of them have an EORI: only the SIREN of a company shows
  /// that it is none.
  GIFT_BETWEEN_PRIVATE_PERSONS(
      rule("H7-0280", "13 04 017 000", "Reg. (EC) 1186/2009 art. 25; H7 guide H7-06")
          .says(
              "Cadeau (C08) : l'importateur (13 04 017 000) {0} est une entreprise.",
              "Gift (C08): the importer (13 04 017 000) {0} is a company.")
          .remedy(
              "Déclarez en C07, ou indiquez un particulier avec nom et adresse.",
              "Declare under C07, or name a private person with the address.")
          .judged((h7, context, report) -> {
            boolean gift = h7.items().stream().anyMatch(item -> item.has("C08"));
            if (gift && Parties.isFrenchCompany(h7.importer().id())) {
              report.add(ExpressPlaces.IMPORTER.child("ID"), h7.importer().id());
            }
          }));

  private static final Pattern IOSS = Pattern.compile("IM[0-9]{10}");

  private final Judged judged;

  ExpressTaxRules(Judged judged) {
    this.judged = judged;
  }

  @Override
  public Judged judged() {
    return judged;
  }

  /// Fiscal references that hold for an item: its own and those of the header.
  static Stream<FiscalReference> references(ExpressDeclaration h7, Item item) {
    return Stream.concat(item.fiscalReferences().stream(), h7.fiscalReferences().stream());
  }

  static boolean isSeller(FiscalReference reference) {
    return reference.role().filter("FR5"::equals).isPresent() && reference.id().isPresent();
  }

  private static void numbers(List<FiscalReference> references, Pointer above, RuleReport report) {
    for (int i = 0; i < references.size(); i++) {
      FiscalReference reference = references.get(i);
      String id = reference.id().orElse("");
      if (isSeller(reference) && !IOSS.matcher(id).matches()) {
        report.add(above.child("DomesticDutyTaxParty", i + 1).child("ID"), id);
      }
    }
  }

  private static int firstWith(String code, ExpressDeclaration h7) {
    for (int i = 0; i < h7.items().size(); i++) {
      if (h7.items().get(i).has(code)) {
        return i;
      }
    }
    return -1;
  }

  private static String codes(Item item) {
    return String.join(" ", item.procedures().stream().map(Procedure::current).toList());
  }
}
