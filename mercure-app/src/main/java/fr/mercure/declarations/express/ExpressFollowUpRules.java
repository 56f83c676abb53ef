// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.RuleCard.rule;

import fr.mercure.kernel.Pointer;
import fr.mercure.tariff.CodeList;
import java.math.BigDecimal;
import java.util.Optional;

/// What the messages that follow a declaration must respect: its amendment, its presentation, its
/// invalidation. Each constant checks one of the three.
enum ExpressFollowUpRules implements ExpressRule {
  /// An amendment does not change who answers for the declaration.
  SAME_DECLARANT(
      rule("H7-0650", "13 05 017 000", "Code des douanes art. 100-1; H7 guide 1.1.7, amendment"),
      "Rectification : déclarant (13 05 017 000) {0}, la déclaration a été déposée par {1}.",
      "Amendment: declarant (13 05 017 000) {0}, the declaration was lodged by {1}.",
      "Invalidez la déclaration et déposez-en une nouvelle.",
      "Invalidate the declaration and lodge a new one.",
      amends((h7, before, report) -> {
        String declarant = before.declarant().id();
        if (!Parties.isSame(h7.declarant().id(), declarant)) {
          report.add(
              ExpressPlaces.DECLARANT.child("ID"), h7.declarant().id(), InWords.same(declarant));
        }
      })),

  /// An amendment stays at its office.
  SAME_OFFICE(
      rule("H7-0660", "17 09 001 000", "H7 guide 1.1.7, amendment"),
      "Rectification : bureau (17 09 001 000) {0}, la déclaration a été déposée à {1}.",
      "Amendment: office (17 09 001 000) {0}, the declaration was lodged at {1}.",
      "Indiquez {1}.",
      "Write {1}.",
      amends((h7, before, report) -> {
        if (!h7.office().equals(before.office())) {
          report.add(ExpressPlaces.OFFICE, h7.office(), InWords.same(before.office()));
        }
      })),

  /// An amendment never reaches other goods than those first declared. It may leave some out: they
  /// did not come.
  SAME_GOODS(
      rule("H7-0670", "", "UCC art. 173(1); Code des douanes art. 100-1"),
      "Rectification : {0} articles, la déclaration en compte {1}.",
      "Amendment: {0} items, the declaration has {1}.",
      "N'ajoutez pas d'article ; d'autres marchandises demandent une autre déclaration.",
      "Add no item; other goods need another declaration.",
      amends((h7, before, report) -> {
        if (h7.items().size() > before.items().size()) {
          report.add(
              ExpressPlaces.ITEM_COUNT,
              Integer.toString(h7.items().size()),
              InWords.number(before.items().size()));
        }
      })),

  /// A presentation is a GPR of function 24 about an H7.
  PRESENTATION_CODES(
      rule("H7-0700", "", "H7 guide 1.1.7, I2"),
      "Présentation : codes {0} reçus, 24 GPR H7 attendus.",
      "Presentation: codes {0} received, 24 GPR H7 expected.",
      "Indiquez la fonction 24, le type GPR et la catégorie H7.",
      "Write function 24, type GPR and category H7.",
      presents((i2, _, report) -> {
        String codes = "%s %s %s".formatted(i2.functionCode(), i2.typeCode(), i2.category());
        if (!codes.equals("24 GPR H7")) {
          report.add(ExpressPlaces.TYPE, codes);
        }
      })),

  /// Goods that come are somewhere.
  PRESENTATION_LOCATION(
      rule("H7-0710", "16 15 000 000", "UCC art. 139; H7 guide 1.1.7, I2"),
      "Présentation : la localisation (16 15 000 000) manque, la déclaration n'en a pas non plus.",
      "Presentation: the location (16 15 000 000) is missing, the declaration has none either.",
      "Ajoutez le lieu où la douane peut voir les marchandises.",
      "Add the place where customs can see the goods.",
      presents((i2, context, report) -> {
        boolean declared = context.before().flatMap(ExpressDeclaration::location).isPresent();
        if (context.before().isPresent() && !declared && i2.location().isEmpty()) {
          report.add(ExpressPlaces.LOCATION, "");
        }
      })),

  /// What comes weighs what was declared.
  PRESENTATION_MASS(
      rule("H7-0720", "18 03 001 000", "H7 guide 1.1.7, I2"),
      "Présentation : masse brute totale (18 03 001 000) {0} kg, la déclaration dit {1} kg.",
      "Presentation: total gross mass (18 03 001 000) {0} kg, the declaration says {1} kg.",
      "Corrigez la masse, ou rectifiez d'abord la déclaration.",
      "Correct the mass, or amend the declaration first.",
      presents((i2, context, report) -> {
        Optional<BigDecimal> declared = context.before().map(ExpressDeclaration::totalGrossMass);
        differing(i2.totalGrossMass(), declared, ExpressPlaces.TOTAL_MASS, report);
      })),

  /// What comes was declared.
  PRESENTATION_ITEM(
      rule("H7-0730", "11 03 001 000", "H7 guide 1.1.7, I2"),
      "Présentation : article (11 03 001 000) {0}, la déclaration en compte {1}.",
      "Presentation: item (11 03 001 000) {0}, the declaration has {1}.",
      "Indiquez un numéro de 1 à {1}.",
      "Write a number from 1 to {1}.",
      presents((i2, context, report) -> {
        int count = context.before().map(h7 -> h7.items().size()).orElse(Integer.MAX_VALUE);
        for (int i = 0; i < i2.items().size(); i++) {
          int sequence = i2.items().get(i).sequence();
          if (sequence < 1 || sequence > count) {
            report.add(
                ExpressPlaces.item(i).child("SequenceNumeric"),
                Integer.toString(sequence),
                InWords.number(count));
          }
        }
      })),

  /// Packages are of a known kind.
  PACKAGE_KIND(
      rule("H7-0750", "18 06 003 000", "UN/ECE recommendation 21"),
      "Colis (18 06 003 000) : {0} n'est pas un code d'emballage.",
      "Packages (18 06 003 000): {0} is not a code of packaging.",
      "Indiquez par exemple CT (carton) ou PK (colis).",
      "Write for instance CT (carton) or PK (package).",
      presents((i2, context, report) -> {
        for (int i = 0; i < i2.items().size(); i++) {
          var kinds = i2.items().get(i).packageKinds();
          for (int j = 0; j < kinds.size(); j++) {
            if (!context.data().knows(CodeList.PACKAGE, kinds.get(j), context.day())) {
              report.add(
                  ExpressPlaces.item(i).child("Packaging", j + 1).child("TypeCode"), kinds.get(j));
            }
          }
        }
      })),

  /// An invalidation is an INV of function 1 about an H7.
  INVALIDATION_CODES(
      rule("H7-0800", "", "H7 guide 1.1.7, invalidation"),
      "Invalidation : codes {0} reçus, 1 INV H7 attendus.",
      "Invalidation: codes {0} received, 1 INV H7 expected.",
      "Indiquez la fonction 1, le type INV et la catégorie H7.",
      "Write function 1, type INV and category H7.",
      invalidates((inv, _, report) -> {
        String codes = "%s %s %s".formatted(inv.functionCode(), inv.typeCode(), inv.category());
        if (!codes.equals("1 INV H7")) {
          report.add(ExpressPlaces.TYPE, codes);
        }
      })),

  /// Only the cases of the law take the effect of a declaration away.
  INVALIDATION_REASON(
      rule("H7-0810", "", "UCC art. 174; UCC-DA art. 148"),
      "Motif d'invalidation : {0} n'est pas dans la liste 22 à 28.",
      "Reason for invalidation: {0} is not in the list 22 to 28.",
      "Indiquez par exemple 22 (retour au vendeur) ou 24 (double déclaration).",
      "Write for instance 22 (returned to supplier) or 24 (declared twice).",
      invalidates((inv, context, report) -> {
        for (int i = 0; i < inv.reasons().size(); i++) {
          String code = inv.reasons().get(i).reasonCode();
          if (!context.data().knows(CodeList.INVALIDATION_REASON, code, context.day())) {
            report.add(ExpressPlaces.reason(i), code);
          }
        }
      })),

  /// Goods are disposed of by customs, not by the declarant.
  CUSTOMS_REASON(
      rule("H7-0820", "", "UCC art. 198"),
      "Motif d'invalidation : {0} (cession) est réservé à la douane.",
      "Reason for invalidation: {0} (disposal) is for customs only.",
      "Choisissez un motif de 22 à 27.",
      "Choose a reason from 22 to 27.",
      invalidates((inv, context, report) -> {
        for (int i = 0; i < inv.reasons().size(); i++) {
          String code = inv.reasons().get(i).reasonCode();
          if (code.equals("28") && !context.byCustoms()) {
            report.add(ExpressPlaces.reason(i), code);
          }
        }
      })),

  /// The last character of an MRN proves the others.
  INVALIDATION_MRN(
      rule("H7-0830", "", "DG XXI/0879/99 rev. 1; rule R0028"),
      "MRN {0} : le dernier caractère ne vérifie pas les autres, une faute de frappe est"
          + " probable.",
      "MRN {0}: the last character does not match the others, probably a slip.",
      "Recopiez le MRN de la réponse de la douane.",
      "Copy the MRN of the answer.",
      invalidates((inv, context, report) -> {
        if (ExpressHeaderRules.breaks(inv.reference(), context)) {
          report.add(ExpressPlaces.REFERENCE, inv.reference());
        }
      }));

  private final Judged judged;
  private final Checks checks;

  ExpressFollowUpRules(
      RuleCard card, String fr, String en, String remedyFr, String remedyEn, Checks checks) {
    this.judged = card.says(fr, en).remedy(remedyFr, remedyEn).judged(checks.amendment());
    this.checks = checks;
  }

  @Override
  public Judged judged() {
    return judged;
  }

  void check(ExpressPresentation i2, RuleContext context, RuleReport report) {
    checks.presentation().check(i2, context, report.of(card()));
  }

  void check(ExpressInvalidation inv, RuleContext context, RuleReport report) {
    checks.invalidation().check(inv, context, report.of(card()));
  }

  private record Checks(
      Check<ExpressDeclaration> amendment,
      Check<ExpressPresentation> presentation,
      Check<ExpressInvalidation> invalidation) {}

  /// A check of an amendment against the version before it.
  @FunctionalInterface
  private interface Against {
    void check(ExpressDeclaration h7, ExpressDeclaration before, RuleReport report);
  }

  private static Checks amends(Against against) {
    return new Checks(
        (h7, context, report) -> {
          if (h7.isAmendment()) {
            context.before().ifPresent(before -> against.check(h7, before, report));
          }
        },
        (_, _, _) -> {},
        (_, _, _) -> {});
  }

  private static Checks presents(Check<ExpressPresentation> check) {
    return new Checks((_, _, _) -> {}, check, (_, _, _) -> {});
  }

  private static Checks invalidates(Check<ExpressInvalidation> check) {
    return new Checks((_, _, _) -> {}, (_, _, _) -> {}, check);
  }

  private static void differing(
      Optional<BigDecimal> told, Optional<BigDecimal> declared, Pointer place, RuleReport report) {
    if (told.isPresent() && declared.isPresent() && told.get().compareTo(declared.get()) != 0) {
      report.add(place, told.get().toPlainString(), InWords.number(declared.get()));
    }
  }
}
