// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.RuleCard.rule;

import fr.mercure.declarations.express.ExpressDeclaration.Amendment;
import fr.mercure.declarations.express.ExpressDeclaration.Item;
import fr.mercure.kernel.Lrn;
import fr.mercure.kernel.Mrn;
import fr.mercure.tariff.CodeList;
import java.math.BigDecimal;
import java.util.List;

/// What the declaration says of itself: its references, its kind, its totals, its reasons.
enum ExpressHeaderRules implements ExpressRule {
  /// The reference of the trader names one declaration only.
  LRN_IS_NEW(
      rule("H7-0010", "12 09 001 000", "UCC-DA Annex B, 12 09; H7 guide H7-01")
          .says(
              "LRN (12 09 001 000) : {0} désigne déjà la déclaration {1}, au contenu différent.",
              "LRN (12 09 001 000): {0} already names declaration {1}, whose content differs.")
          .remedy(
              "Choisissez un LRN jamais utilisé, ou rectifiez {1}.",
              "Choose an LRN never used, or amend {1}.")
          .judged((h7, context, report) ->
              context
                  .lrnHolder()
                  .ifPresent(
                      holder -> report.add(ExpressPlaces.LRN, h7.lrn(), InWords.same(holder))))),

  /// The data element holds 22 characters; the message syntax lets 35 pass.
  LRN_LENGTH(
      rule("H7-0020", "12 09 001 000", "UCC-DA Annex B, 12 09, format an..22")
          .says(
              "LRN (12 09 001 000) : {0} compte {1} caractères, la limite est {2}.",
              "LRN (12 09 001 000): {0} has {1} characters, the limit is {2}.")
          .remedy("Raccourcissez le LRN.", "Shorten the LRN.")
          .judged((h7, _, report) -> {
            if (h7.lrn().length() > Lrn.MAX_LENGTH) {
              report.add(
                  ExpressPlaces.LRN,
                  h7.lrn(),
                  InWords.number(h7.lrn().length()),
                  InWords.number(Lrn.MAX_LENGTH));
            }
          })),

  /// The message is about an H7 and not about another data set.
  CATEGORY(
      rule("H7-0030", "", "H7 guide 1.1.7, ProcedureCategory")
          .says(
              "Catégorie de procédure : {0} reçu, H7 attendu.",
              "Procedure category: {0} received, H7 expected.")
          .remedy(
              "Indiquez H7, ou déposez dans la procédure {0}.",
              "Write H7, or lodge in procedure {0}.")
          .judged((h7, _, report) -> {
            if (!h7.category().equals("H7")) {
              report.add(ExpressPlaces.CATEGORY, h7.category());
            }
          })),

  /// An original is IMA or IMD; an amendment is COR, or keeps the type of what it amends.
  TYPE(
      rule("H7-0040", "11 02 001 000", "UCC art. 162, 171 and 173; H7 guide 1.1.7, TypeCode")
          .says(
              "Type de déclaration (11 02 001 000) : {0} ne va pas avec la fonction {1}.",
              "Declaration type (11 02 001 000): {0} does not go with function {1}.")
          .remedy(
              "Fonction 9 : IMA ou IMD. Fonction 4 : COR, ou le type d'origine.",
              "Function 9: IMA or IMD. Function 4: COR, or the original type.")
          .judged((h7, _, report) -> {
            List<String> types =
                h7.isAmendment() ? List.of("COR", "IMA", "IMD") : List.of("IMA", "IMD");
            if (!types.contains(h7.typeCode())) {
              report.add(ExpressPlaces.TYPE, h7.typeCode(), InWords.same(h7.functionCode()));
            }
          })),

  /// The other functions belong to other messages.
  FUNCTION(
      rule("H7-0045", "", "H7 guide 1.1.7, FunctionCode")
          .says(
              "Fonction du message : {0} reçu, 9 (original) ou 4 (rectification) attendu.",
              "Message function: {0} received, 9 (original) or 4 (amendment) expected.")
          .remedy(
              "Indiquez 9 pour un dépôt, 4 pour une rectification.",
              "Write 9 to lodge, 4 to amend.")
          .judged((h7, _, report) -> {
            if (!List.of("9", "4").contains(h7.functionCode())) {
              report.add(ExpressPlaces.FUNCTION, h7.functionCode());
            }
          })),

  /// The office exists and is French.
  OFFICE(
      rule("H7-0050", "17 09 001 000", "EU customs office list; UCC-DA Annex B, 17 09")
          .says(
              "Bureau de douane (17 09 001 000) : {0} n'existe pas.",
              "Customs office (17 09 001 000): {0} does not exist.")
          .remedy(
              "Choisissez un bureau de la liste des bureaux français.",
              "Choose an office of the list of French offices.")
          .judged((h7, context, report) -> {
            if (!context.data().knows(CodeList.OFFICE, h7.office(), context.day())) {
              report.add(ExpressPlaces.OFFICE, h7.office(), CodeList.OFFICE, context);
            }
          })),

  /// The count announced is the count of items.
  ITEM_COUNT(
      rule("H7-0060", "", "H7 guide H7-02")
          .says(
              "Nombre d'articles : {0} annoncés, {1} décrits.",
              "Number of items: {0} announced, {1} described.")
          .remedy("Annoncez {1}, ou complétez les articles.", "Announce {1}, or add the items.")
          .judged((h7, _, report) -> {
            if (h7.itemCount() != h7.items().size()) {
              report.add(
                  ExpressPlaces.ITEM_COUNT,
                  Integer.toString(h7.itemCount()),
                  InWords.number(h7.items().size()));
            }
          })),

  /// The mass announced is the sum of the items, to the last decimal.
  TOTAL_MASS(
      rule("H7-0070", "18 03 001 000", "H7 guide H7-03")
          .says(
              "Masse brute totale (18 03 001 000) : {1} kg annoncés, la somme des articles est {2}"
                  + " kg.",
              "Total gross mass (18 03 001 000): {1} kg announced, the items add up to {2} kg.")
          .remedy("Corrigez le total ou une masse d'article.", "Correct the total or an item.")
          .judged((h7, _, report) -> {
            BigDecimal sum =
                h7.items().stream().map(Item::grossMass).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(h7.totalGrossMass()) != 0) {
              report.add(
                  ExpressPlaces.TOTAL_MASS,
                  h7.totalGrossMass().toPlainString(),
                  InWords.number(h7.totalGrossMass()),
                  InWords.number(sum));
            }
          })),

  /// Items are numbered from 1 without a gap.
  SEQUENCE(
      rule("H7-0080", "11 03 001 000", "H7 guide H7-04")
          .says(
              "Article {1} : numéro (11 03 001 000) {0} reçu, {1} attendu.",
              "Item {1}: number (11 03 001 000) {0} received, {1} expected.")
          .remedy(
              "Numérotez les articles à partir de 1, sans trou.",
              "Number the items from 1, no gap.")
          .judged((h7, _, report) -> {
            for (int i = 0; i < h7.items().size(); i++) {
              int sequence = h7.items().get(i).sequence();
              if (sequence != i + 1) {
                report.add(
                    ExpressPlaces.item(i).child("SequenceNumeric"),
                    Integer.toString(sequence),
                    InWords.number(i + 1));
                return;
              }
            }
          })),

  /// Customs allots the MRN: an original cannot know it.
  NO_MRN_IN_ORIGINAL(
      rule("H7-0090", "", "H7 guide 1.1.7, ID")
          .says(
              "Référence de la douane : {0} reçu dans un dépôt, qui n'en porte pas.",
              "Customs reference: {0} received in an original, which bears none.")
          .remedy(
              "Supprimez-la, ou indiquez la fonction 4 pour rectifier.",
              "Remove it, or write function 4 to amend.")
          .judged((h7, _, report) -> {
            if (!h7.isAmendment()) {
              h7.mrn().ifPresent(mrn -> report.add(ExpressPlaces.REFERENCE, mrn));
            }
          })),

  /// An amendment says what it amends.
  MRN_IN_AMENDMENT(
      rule("H7-0100", "", "H7 guide 1.1.7, ID")
          .says(
              "Rectification : la référence de la déclaration à rectifier manque.",
              "Amendment: the reference of the declaration to amend is missing.")
          .remedy("Indiquez son MRN ou son CRN.", "Give its MRN or its CRN.")
          .judged((h7, _, report) -> {
            if (h7.isAmendment() && h7.mrn().isEmpty()) {
              report.add(ExpressPlaces.REFERENCE, "");
            }
          })),

  /// The last character of an MRN proves the others.
  MRN_CHECK_DIGIT(
      rule("H7-0110", "", "DG XXI/0879/99 rev. 1; rule R0028")
          .says(
              "MRN {0} : le dernier caractère ne vérifie pas les autres, une faute de frappe est"
                  + " probable.",
              "MRN {0}: the last character does not match the others, probably a slip.")
          .remedy("Recopiez le MRN de la réponse de la douane.", "Copy the MRN of the answer.")
          .judged((h7, context, report) ->
              h7.mrn()
                  .filter(mrn -> breaks(mrn, context))
                  .ifPresent(mrn -> report.add(ExpressPlaces.REFERENCE, mrn)))),

  /// An amendment says why.
  AMENDMENT_REASON(
      rule("H7-0120", "", "UCC art. 173; H7 guide 1.1.7, Amendment")
          .says("Rectification : le motif manque.", "Amendment: the reason is missing.")
          .remedy(
              "Ajoutez un motif, par exemple 5 (correction par le déclarant).",
              "Add a reason, such as 5 (corrected by the declarant).")
          .judged((h7, _, report) -> {
            if (h7.isAmendment() && h7.amendments().isEmpty()) {
              report.add(ExpressPlaces.DECLARATION.child("Amendment", 1), "");
            }
          })),

  /// The reason is one of the list.
  AMENDMENT_REASON_CODE(
      rule("H7-0130", "", "H7 guide 1.1.7, ChangeReasonCode; H7-15")
          .says(
              "Motif de rectification : {0} n'est pas dans la liste 5, 6, 7, 8, 10, 11, 13, 14.",
              "Reason for amendment: {0} is not in the list 5, 6, 7, 8, 10, 11, 13, 14.")
          .remedy(
              "Choisissez un code de la liste, souvent 5.", "Choose a code of the list, often 5.")
          .judged((h7, context, report) -> {
            for (int i = 0; i < h7.amendments().size(); i++) {
              Amendment reason = h7.amendments().get(i);
              if (!context
                  .data()
                  .knows(CodeList.CHANGE_REASON, reason.reasonCode(), context.day())) {
                report.add(ExpressPlaces.reason(i), reason.reasonCode());
              }
            }
          })),

  /// A site of tests refuses when its user wants to see a refusal.
  SANDBOX_REFUSAL(
      rule("H7-0990", "12 09 001 000", "Mercure sandbox")
          .says(
              "LRN (12 09 001 000) : {0} demande au bac à sable un refus.",
              "LRN (12 09 001 000): {0} asks the sandbox for a refusal.")
          .remedy(
              "Changez la fin du LRN pour un autre résultat.",
              "Change the end of the LRN for another result.")
          .judged((h7, context, report) -> {
            if (context.sandbox() && SandboxWish.of(h7.lrn()) == SandboxWish.REFUSED) {
              report.add(ExpressPlaces.LRN, h7.lrn());
            }
          })),

  /// Reasons belong to amendments.
  NO_REASON_IN_ORIGINAL(
      rule("H7-0140", "", "H7 guide 1.1.7, Amendment")
          .says(
              "Dépôt : le motif {0} est de trop, un original n'en porte pas.",
              "Original: reason {0} is too much, an original bears none.")
          .remedy(
              "Supprimez le motif, ou indiquez la fonction 4 pour rectifier.",
              "Remove the reason, or write function 4 to amend.")
          .judged((h7, _, report) -> {
            if (!h7.isAmendment() && !h7.amendments().isEmpty()) {
              report.add(ExpressPlaces.reason(0), h7.amendments().get(0).reasonCode());
            }
          }));

  private final Judged judged;

  ExpressHeaderRules(Judged judged) {
    this.judged = judged;
  }

  @Override
  public Judged judged() {
    return judged;
  }

  /// Whether the text looks like an MRN and its check digit is wrong.
  static boolean breaks(String reference, RuleContext context) {
    return context.checkDigits()
        && Mrn.parse(reference).filter(mrn -> !mrn.checkDigitHolds()).isPresent();
  }
}
