// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.Charges.Payment;
import fr.mercure.declarations.express.ExpressDeclaration.Amount;
import fr.mercure.declarations.express.ExpressDeclaration.FiscalReference;
import fr.mercure.declarations.express.ExpressDeclaration.Item;
import fr.mercure.kernel.Money;
import fr.mercure.tariff.ExchangeRate;
import fr.mercure.tariff.ReferenceData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers the items of a declaration into articles and shares the transport costs among them.
final class Articles {
  /// Decimals of a share; the last one takes what is left, so that shares add up.
  private static final int SCALE = 10;

  private Articles() {}

  /// @throws IllegalArgumentException if an amount cannot be converted into euros
  static List<Article> of(ExpressDeclaration h7, ReferenceData data, LocalDate day) {
    List<Money> values = h7.items().stream().map(item -> euros(item.value(), data, day)).toList();
    List<Money> freights = freights(h7, values, data, day);
    Map<String, Article> articles = new LinkedHashMap<>();
    for (int i = 0; i < h7.items().size(); i++) {
      Item item = h7.items().get(i);
      Article article =
          new Article(
              item.commodity(),
              values.get(i),
              freights.get(i),
              payment(h7, item),
              shopNumber(h7, item),
              conversion(item.value(), values.get(i), data, day));
      articles.merge(
          article.commodity() + article.payment() + article.shopNumber(), article, Article::plus);
    }
    return List.copyOf(articles.values());
  }

  private static Money euros(Amount amount, ReferenceData data, LocalDate day) {
    return ConsignmentValue.inEuros(amount, data, day)
        .orElseThrow(() -> new IllegalArgumentException("no customs rate for " + amount));
  }

  /// Told by the items if all do; else the costs of the header by value.
  private static List<Money> freights(
      ExpressDeclaration h7, List<Money> values, ReferenceData data, LocalDate day) {
    Money none = Money.euros(BigDecimal.ZERO);
    boolean told = h7.items().stream().anyMatch(item -> item.freight().isPresent());
    if (told) {
      return h7.items().stream()
          .map(item -> item.freight().map(freight -> euros(freight, data, day)).orElse(none))
          .toList();
    }
    Money whole = h7.freight().map(freight -> euros(freight, data, day)).orElse(none);
    return shares(whole, values);
  }

  static List<Money> shares(Money whole, List<Money> values) {
    BigDecimal total = values.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Money> shares = new ArrayList<>();
    BigDecimal left = whole.amount();
    for (int i = 0; i < values.size(); i++) {
      boolean last = i == values.size() - 1;
      BigDecimal share =
          last || total.signum() == 0
              ? left
              : whole
                  .amount()
                  .multiply(values.get(i).amount())
                  .divide(total, SCALE, RoundingMode.HALF_UP);
      shares.add(Money.euros(share));
      left = left.subtract(share);
    }
    return shares;
  }

  private static Payment payment(ExpressDeclaration h7, Item item) {
    if (item.has("F49")) {
      return Payment.SPECIAL_ARRANGEMENTS;
    }
    return ExpressTaxRules.references(h7, item)
            .anyMatch(reference -> reference.role().filter("FR7"::equals).isPresent())
        ? Payment.POSTPONED
        : Payment.AT_IMPORT;
  }

  private static String shopNumber(ExpressDeclaration h7, Item item) {
    return item.has("F48")
        ? ExpressTaxRules.references(h7, item)
            .filter(ExpressTaxRules::isSeller)
            .map(FiscalReference::id)
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("")
        : "";
  }

  private static String conversion(Amount amount, Money euros, ReferenceData data, LocalDate day) {
    String plain = amount.value().toPlainString();
    return data.rate(amount.currency(), day)
        .map(ExchangeRate::perEuro)
        .map(rate -> plain + " " + amount.currency() + " / " + rate.toPlainString())
        .map(quotient -> quotient + " = " + euros.amount().toPlainString() + " EUR")
        .orElse(plain + " EUR");
  }
}
