// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.ExpressRule.eachItem;
import static fr.mercure.declarations.express.RuleCard.rule;

import fr.mercure.declarations.express.ExpressDeclaration.Item;
import fr.mercure.declarations.express.ExpressDeclaration.Quantity;
import fr.mercure.tariff.CodeList;
import fr.mercure.tariff.Goods;
import fr.mercure.tariff.Goods.Effect;
import fr.mercure.tariff.LegalValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the goods are, and whether an H7 admits them.
enum ExpressGoodsRules implements ExpressRule {
  /// The subheading exists.
  SUBHEADING(
      rule("H7-0300", "18 09 056 000", "Reg. (EEC) 2658/87 art. 1; HS 2022")
          .says(
              "Article {1} : code SH (18 09 056 000) {0} inconnu.",
              "Item {1}: HS code (18 09 056 000) {0} unknown.")
          .remedy(
              "Cherchez les six chiffres dans la nomenclature.",
              "Look up the six digits in the nomenclature.")
          .judged(
              eachItem((item, i, context, report) -> {
                String code = item.commodity();
                if (!context.data().knows(CodeList.SUBHEADING, code, context.day())) {
                  report.add(
                      ExpressPlaces.commodity(i),
                      code,
                      CodeList.SUBHEADING,
                      context,
                      InWords.number(i + 1));
                }
              }))),

  /// Alcohol, tobacco and perfume have no relief of low value.
  EXCISE_GOODS(
      rule("H7-0310", "18 09 056 000", "Reg. (EC) 1186/2009 art. 24; H7 guide H7-09")
          .says(
              "Article {1} : {2} (18 09 056 000, {0}), exclus de C07.",
              "Item {1}: {2} (18 09 056 000, {0}), excluded from C07.")
          .remedy("Déposez une déclaration H1.", "Lodge an H1 declaration.")
          .judged(
              eachItem((item, i, context, report) -> {
                Optional<Goods.Excluded> excluded = excluded(item, Effect.EXCISE, context);
                if (excluded.isPresent() && item.has("C07")) {
                  report.add(
                      ExpressPlaces.commodity(i),
                      item.commodity(),
                      InWords.number(i + 1),
                      excluded.get().words());
                }
              }))),

  /// Goods that need a licence need a declaration that carries it.
  PROHIBITED_GOODS(
      rule("H7-0320", "18 09 056 000", "UCC art. 134; H7 guide H7-10")
          .says(
              "Article {1} : {2} (18 09 056 000, {0}), un H7 ne les admet pas.",
              "Item {1}: {2} (18 09 056 000, {0}), an H7 does not admit them.")
          .remedy(
              "Déposez une déclaration H1 avec la licence.",
              "Lodge an H1 declaration with the licence.")
          .judged(
              eachItem((item, i, context, report) -> {
                Optional<Goods.Excluded> excluded = excluded(item, Effect.PROHIBITED, context);
                if (excluded.isPresent()) {
                  report.add(
                      ExpressPlaces.commodity(i),
                      item.commodity(),
                      InWords.number(i + 1),
                      excluded.get().words());
                }
              }))),

  /// A gift of alcohol, tobacco or perfume says how much.
  GIFT_QUANTITY_MISSING(
      rule("H7-0330", "18 02 001 000", "Reg. (EC) 1186/2009 art. 27; H7 guide H7-06")
          .says(
              "Article {1} : la quantité (18 02 001 000) manque pour {2}.",
              "Item {1}: the quantity (18 02 001 000) is missing for {2}.")
          .remedy(
              "Ajoutez la quantité dans l'unité du tarif.",
              "Add the quantity in the unit of the tariff.")
          .judged(
              eachItem((item, i, context, report) -> {
                Optional<Goods.Excluded> excluded = excluded(item, Effect.EXCISE, context);
                if (excluded.isPresent() && item.has("C08") && item.tariffQuantity().isEmpty()) {
                  report.add(
                      ExpressPlaces.quantity(i), "", InWords.number(i + 1), excluded.get().words());
                }
              }))),

  /// A gift of these goods is limited in quantity too.
  GIFT_QUANTITY(
      rule("H7-0335", "18 02 001 000", "Reg. (EC) 1186/2009 art. 27")
          .says(
              "Article {1} : quantité (18 02 001 000) {0}, un cadeau en admet {2} ({3}).",
              "Item {1}: quantity (18 02 001 000) {0}, a gift admits {2} ({3}).")
          .remedy("Déposez une déclaration H1.", "Lodge an H1 declaration.")
          .judged(
              eachItem((item, i, context, report) -> {
                Optional<Goods.GiftQuantity> limit = exceeded(item, context);
                if (item.has("C08") && limit.isPresent()) {
                  report.add(
                      ExpressPlaces.quantity(i),
                      quantity(item),
                      InWords.number(i + 1),
                      InWords.number(limit.get().quantity()),
                      InWords.same(limit.get().unit()));
                }
              }))),

  /// The quantity serves gifts of these goods only.
  USELESS_QUANTITY(
      rule("H7-0340", "18 02 001 000", "H7 guide 1.1.7, TariffQuantity")
          .warning()
          .says(
              "Article {1} : quantité (18 02 001 000) {0} sans utilité ici.",
              "Item {1}: quantity (18 02 001 000) {0} without use here.")
          .remedy(
              "Gardez-la pour un cadeau d'alcool, de tabac ou de parfum.",
              "Keep it for a gift of alcohol, tobacco or perfume.")
          .judged(
              eachItem((item, i, context, report) -> {
                boolean useful =
                    item.has("C08") && excluded(item, Effect.EXCISE, context).isPresent();
                if (item.tariffQuantity().isPresent() && !useful) {
                  report.add(ExpressPlaces.quantity(i), quantity(item), InWords.number(i + 1));
                }
              }))),

  /// A description made of empty words describes nothing.
  VAGUE_DESCRIPTION(
      rule("H7-0350", "18 05 001 000", "UCC-DA Annex B, 18 05")
          .says(
              "Article {1} : « {0} » (18 05 001 000) ne dit pas ce qu'est la marchandise.",
              "Item {1}: “{0}” (18 05 001 000) does not say what the goods are.")
          .remedy(
              "Nommez l'objet et sa matière, par exemple « T-shirts en coton ».",
              "Name the object and its material, such as “cotton T-shirts”.")
          .judged(
              eachItem((item, i, context, report) -> {
                String description = item.description();
                List<String> words = Words.of(description);
                if (words.isEmpty()
                    || words.stream()
                        .allMatch(word -> context.data().isVague(word, context.day()))) {
                  report.add(ExpressPlaces.description(i), description, InWords.number(i + 1));
                }
              }))),

  /// A thing named by an empty word may be anything, whatever stands beside it.
  VAGUE_WORD(
      rule("H7-0355", "18 05 001 000", "UCC-DA Annex B, 18 05")
          .warning()
          .says(
              "Article {1} : « {2} » (18 05 001 000) est vague dans « {0} ».",
              "Item {1}: “{2}” (18 05 001 000) is vague in “{0}”.")
          .remedy(
              "Remplacez ce mot par le nom de l'objet.",
              "Replace this word by the name of the object.")
          .judged(
              eachItem((item, i, context, report) -> {
                String description = item.description();
                Optional<String> vague = vagueHead(description, context);
                if (vague.isPresent()) {
                  report.add(
                      ExpressPlaces.description(i),
                      description,
                      InWords.number(i + 1),
                      InWords.same(vague.get()));
                }
              }))),

  /// Since the reform of 2026 a sold product bears the identifier of its product page. Carried, by
  /// assumption, as a supporting document of code 9PID: no element number is published yet, so that
  /// nobody is refused for it.
  PRODUCT_IDENTIFIER(
      rule("H7-0360", "", "UCC-DA and UCC-IA as amended in 2026, from 1 Nov 2026")
          .warning()
          .says(
              "Article {1} : l'identifiant du produit (document 9PID) manque.",
              "Item {1}: the product identifier (document 9PID) is missing.")
          .remedy(
              "Ajoutez un document 9PID avec l'identifiant donné par le vendeur.",
              "Add a document 9PID with the identifier that the seller gives.")
          .judged((h7, context, report) -> {
            if (!context.data().isOn(LegalValue.PRODUCT_IDENTIFIERS, context.day())) {
              return;
            }
            for (int i = 0; i < h7.items().size(); i++) {
              Item item = h7.items().get(i);
              boolean identified = item.documents().stream().anyMatch(d -> d.code().equals("9PID"));
              if (item.has("C07") && !identified) {
                report.add(
                    ExpressPlaces.item(i).child("AdditionalDocument", 1),
                    "",
                    InWords.number(i + 1));
              }
            }
          })),

  /// A count of packages is not negative. It is 0 for goods packed with another item, which then
  /// counts the package.
  PACKAGE_COUNT(
      rule("H7-0370", "18 06 004 000", "UCC-DA Annex B, 18 06; rule R0364")
          .says(
              "Article {1} : nombre de colis (18 06 004 000) {0}, au moins 1 attendu.",
              "Item {1}: number of packages (18 06 004 000) {0}, at least 1 expected.")
          .remedy(
              "Indiquez 1, ou 0 pour un article emballé avec un autre qui compte le colis.",
              "Write 1, or 0 for an item packed with another that counts the package.")
          .judged((h7, _, report) -> {
            boolean counted = h7.items().stream().anyMatch(ExpressGoodsRules::isCounted);
            for (int i = 0; i < h7.items().size(); i++) {
              var packages = h7.items().get(i).packages();
              for (int j = 0; j < packages.size(); j++) {
                var quantity = packages.get(j).quantity();
                if (quantity.isPresent() && quantity.get().signum() < (counted ? 0 : 1)) {
                  report.add(
                      ExpressPlaces.item(i).child("Packaging", j + 1).child("QuantityQuantity"),
                      quantity.get().toPlainString(),
                      InWords.number(i + 1));
                }
              }
            }
          }));

  private final Judged judged;

  ExpressGoodsRules(Judged judged) {
    this.judged = judged;
  }

  @Override
  public Judged judged() {
    return judged;
  }

  /// Whether a package is counted here, or cannot be counted.
  private static boolean isCounted(Item item) {
    return item.packages().stream()
        .anyMatch(line -> line.quantity().filter(q -> q.signum() <= 0).isEmpty());
  }

  private static String quantity(Item item) {
    return item.tariffQuantity().map(q -> q.value().toPlainString()).orElse("");
  }

  /// The limit that the quantity goes beyond: all those that measure it, if its unit is not told.
  private static Optional<Goods.GiftQuantity> exceeded(Item item, RuleContext context) {
    if (item.tariffQuantity().isEmpty()) {
      return Optional.empty();
    }
    Quantity quantity = item.tariffQuantity().get();
    List<Goods.GiftQuantity> limits =
        context.data().giftQuantities(item.commodity(), context.day()).stream()
            .filter(limit -> limit.measures(quantity.unit()))
            .toList();
    boolean exceeds =
        limits.stream().allMatch(l -> l.isExceededBy(quantity.value(), quantity.unit()));
    return exceeds ? limits.stream().findFirst() : Optional.empty();
  }

  /// The word that should name the goods and does not, if others stand beside it.
  private static Optional<String> vagueHead(String description, RuleContext context) {
    List<String> words = Words.of(description);
    if (words.stream().allMatch(word -> context.data().isVague(word, context.day()))) {
      return Optional.empty();
    }
    return Stream.of("fr", "en")
        .filter(language ->
            context
                .data()
                .isVague(Words.head(Words.all(description), language), language, context.day()))
        .map(language -> Words.head(Words.all(description), language))
        .findFirst();
  }

  private static Optional<Goods.Excluded> excluded(Item item, Effect effect, RuleContext context) {
    return context
        .data()
        .excluded(item.commodity(), context.day())
        .filter(excluded -> excluded.effect() == effect);
  }
}
