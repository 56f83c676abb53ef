// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.ExpressRule.eachItem;
import static fr.mercure.declarations.express.RuleCard.rule;

import fr.mercure.declarations.express.ExpressDeclaration.Amount;
import fr.mercure.declarations.express.ExpressDeclaration.Item;
import fr.mercure.kernel.Money;
import fr.mercure.tariff.CodeList;
import fr.mercure.tariff.LegalValue;
import fr.mercure.tariff.ReferenceData;
import java.math.BigDecimal;
import java.util.Optional;

/// What the goods are worth and weigh, and how much of it the reliefs admit.
enum ExpressValueRules implements ExpressRule {
  /// Something was sold or given: it is worth something.
  VALUE_IS_POSITIVE(
      rule("H7-0150", "14 14 000 000", "UCC-DA Annex B, 14 14; UCC-DA art. 1(48)")
          .says(
              "Article {1} : valeur intrinsèque (14 14 000 000) de {0}, elle doit dépasser 0.",
              "Item {1}: intrinsic value (14 14 000 000) of {0}, it must exceed 0.")
          .remedy(
              "Indiquez le prix, ou la valeur estimée d'un cadeau.",
              "Give the price, or the estimated value of a gift.")
          .judged(
              eachItem((item, i, _, report) -> {
                BigDecimal value = item.value().value();
                if (value.signum() <= 0) {
                  report.add(ExpressPlaces.value(i), value.toPlainString(), InWords.number(i + 1));
                }
              }))),

  /// Goods weigh something.
  MASS_IS_POSITIVE(
      rule("H7-0155", "18 04 001 000", "UCC-DA Annex B, 18 04")
          .says(
              "Article {1} : masse brute (18 04 001 000) de {0} kg, elle doit dépasser 0.",
              "Item {1}: gross mass (18 04 001 000) of {0} kg, it must exceed 0.")
          .remedy("Indiquez la masse avec emballage, en kg.", "Give the mass with packing, in kg.")
          .judged(
              eachItem((item, i, _, report) -> {
                BigDecimal mass = item.grossMass();
                if (mass.signum() <= 0) {
                  report.add(ExpressPlaces.mass(i), mass.toPlainString(), InWords.number(i + 1));
                }
              }))),

  /// The currency exists.
  CURRENCY(
      rule("H7-0160", "14 14 000 000", "ISO 4217; UCC-DA Annex B, 14 14")
          .says(
              "Article {1} : devise (14 14 000 000) {0} inconnue à cette date.",
              "Item {1}: currency (14 14 000 000) {0} unknown on this day.")
          .remedy(
              "Indiquez le code ISO à trois capitales, par exemple EUR.",
              "Write the ISO code in three capitals, such as EUR.")
          .judged(
              eachItem((item, i, context, report) -> {
                String currency = item.value().currency();
                if (!context.data().knows(CodeList.CURRENCY, currency, context.day())) {
                  report.add(
                      ExpressPlaces.value(i).attribute("currencyID"),
                      currency,
                      CodeList.CURRENCY,
                      context,
                      InWords.number(i + 1));
                }
              }))),

  /// Customs has a rate for the currency this month.
  EXCHANGE_RATE(
      rule("H7-0165", "14 14 000 000", "UCC art. 53; UCC-IA art. 146")
          .says(
              "Article {1} : la douane n'a pas de taux de change pour {0} ce mois-ci.",
              "Item {1}: customs has no exchange rate for {0} this month.")
          .remedy("Convertissez la valeur en euros.", "Convert the value into euros.")
          .judged(
              eachItem((item, i, context, report) -> {
                Amount value = item.value();
                boolean known =
                    context.data().knows(CodeList.CURRENCY, value.currency(), context.day());
                if (known
                    && ConsignmentValue.inEuros(value, context.data(), context.day()).isEmpty()) {
                  report.add(
                      ExpressPlaces.value(i).attribute("currencyID"),
                      value.currency(),
                      InWords.number(i + 1));
                }
              }))),

  /// The relief of low value stops at 150 euros for the consignment.
  LOW_VALUE_LIMIT(
      rule("H7-0170", "14 14 000 000", "Reg. (EC) 1186/2009 art. 23; UCC-DA art. 143a")
          .says(
              "Valeur intrinsèque totale (14 14 000 000) : {2}, C07 admet {1} au plus.",
              "Total intrinsic value (14 14 000 000): {2}, C07 admits {1} at most.")
          .remedy(
              "Déposez une déclaration H1, ou corrigez les valeurs.",
              "Lodge an H1 declaration, or correct the values.")
          .judged((h7, context, report) ->
              limit("C07", LegalValue.LOW_VALUE_LIMIT, h7, context, report))),

  /// A gift stops at 45 euros.
  GIFT_LIMIT(
      rule("H7-0175", "14 14 000 000", "Reg. (EC) 1186/2009 art. 25")
          .says(
              "Valeur intrinsèque totale (14 14 000 000) : {2}, C08 admet {1} au plus.",
              "Total intrinsic value (14 14 000 000): {2}, C08 admits {1} at most.")
          .remedy(
              "Déclarez en C07 si l'envoi est une vente, sinon en H1.",
              "Declare under C07 if it was sold, otherwise in an H1.")
          .judged(
              (h7, context, report) -> limit("C08", LegalValue.GIFT_LIMIT, h7, context, report))),

  /// Freight is in a currency that customs converts.
  FREIGHT_CURRENCY(
      rule("H7-0180", "14 15 000 000", "UCC-DA Annex B, 14 15; UCC-IA art. 146")
          .says(
              "Frais de transport (14 15 000 000) : devise « {0} » inconnue ou sans taux.",
              "Transport costs (14 15 000 000): currency “{0}” unknown or without a rate.")
          .remedy(
              "Indiquez le code ISO de la devise, par exemple EUR.",
              "Write the ISO code of the currency, such as EUR.")
          .judged((h7, context, report) -> {
            h7.freight()
                .filter(freight -> !isConvertible(freight, context))
                .ifPresent(freight ->
                    report.add(ExpressPlaces.FREIGHT.attribute("currencyID"), freight.currency()));
            for (int i = 0; i < h7.items().size(); i++) {
              Optional<Amount> freight = h7.items().get(i).freight();
              if (freight.isPresent() && !isConvertible(freight.get(), context)) {
                report.add(
                    ExpressPlaces.freight(i).attribute("currencyID"), freight.get().currency());
              }
            }
          })),

  /// Told twice, the costs are told alike.
  FREIGHT_SUM(
      rule("H7-0185", "14 15 000 000", "H7 guide 1.1.7, FreightChargeAmount")
          .warning()
          .says(
              "Frais de transport (14 15 000 000) : {0} dans l'en-tête, {1} pour les articles.",
              "Transport costs (14 15 000 000): {0} in the header, {1} for the items.")
          .remedy(
              "Corrigez l'un des deux, ou n'en gardez qu'un.",
              "Correct one of the two, or keep one only.")
          .judged((h7, context, report) -> {
            if (h7.freight().isEmpty()
                || h7.items().stream().anyMatch(i -> i.freight().isEmpty())) {
              return;
            }
            Optional<Money> header =
                ConsignmentValue.inEuros(h7.freight().get(), context.data(), context.day());
            Optional<Money> sum = freightOfItems(h7, context);
            if (header.isPresent() && sum.isPresent() && differ(header.get(), sum.get())) {
              report.add(
                  ExpressPlaces.FREIGHT,
                  InWords.money(header.get()).en(),
                  InWords.money(sum.get()));
            }
          })),

  /// Costs are not negative.
  FREIGHT_IS_NOT_NEGATIVE(
      rule("H7-0190", "14 15 000 000", "UCC-DA Annex B, 14 15")
          .says(
              "Frais de transport (14 15 000 000) : {0} est négatif.",
              "Transport costs (14 15 000 000): {0} is negative.")
          .remedy("Indiquez 0 s'il n'y en a pas.", "Write 0 if there are none.")
          .judged((h7, _, report) -> {
            h7.freight()
                .filter(freight -> freight.value().signum() < 0)
                .ifPresent(
                    freight -> report.add(ExpressPlaces.FREIGHT, freight.value().toPlainString()));
            for (int i = 0; i < h7.items().size(); i++) {
              Optional<Amount> freight = h7.items().get(i).freight();
              if (freight.isPresent() && freight.get().value().signum() < 0) {
                report.add(ExpressPlaces.freight(i), freight.get().value().toPlainString());
              }
            }
          }));

  private final Judged judged;

  ExpressValueRules(Judged judged) {
    this.judged = judged;
  }

  @Override
  public Judged judged() {
    return judged;
  }

  private static void limit(
      String relief,
      LegalValue name,
      ExpressDeclaration h7,
      RuleContext context,
      RuleReport report) {
    if (h7.items().stream().noneMatch(item -> item.has(relief))) {
      return;
    }
    context
        .data()
        .value(name, ReferenceData.MAINLAND, context.day())
        .map(value -> Money.euros(value.value()))
        .ifPresent(limit -> limit(limit, h7, context, report));
  }

  private static void limit(
      Money limit, ExpressDeclaration h7, RuleContext context, RuleReport report) {
    ConsignmentValue.total(h7, context.data(), context.day())
        .filter(total -> total.exceeds(limit))
        .ifPresent(total ->
            report.add(
                ExpressPlaces.value(0),
                total.amount().toPlainString(),
                InWords.money(limit),
                InWords.money(total)));
  }

  private static boolean isConvertible(Amount amount, RuleContext context) {
    return amount.currency().equals("EUR")
        || context.data().rate(amount.currency(), context.day()).isPresent();
  }

  private static Optional<Money> freightOfItems(ExpressDeclaration h7, RuleContext context) {
    Money sum = Money.euros(BigDecimal.ZERO);
    for (Item item : h7.items()) {
      Optional<Money> freight =
          item.freight().flatMap(f -> ConsignmentValue.inEuros(f, context.data(), context.day()));
      if (freight.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(freight.get());
    }
    return Optional.of(sum);
  }

  private static boolean differ(Money one, Money other) {
    return one.roundedToCoin().amount().compareTo(other.roundedToCoin().amount()) != 0;
  }
}
