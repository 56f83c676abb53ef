// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.declarations.express.Charges.ChargeLine;
import fr.mercure.declarations.express.Charges.ChargeStep;
import fr.mercure.declarations.express.Charges.Payment;
import fr.mercure.kernel.Money;
import fr.mercure.kernel.Wording;
import fr.mercure.tariff.DatedValue;
import fr.mercure.tariff.LegalValue;
import fr.mercure.tariff.ReferenceData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Computes what is owed for an H7: customs duty by item, French tax on small parcels by article,
/// VAT.
///
/// Exact decimals to the end; each tax of each article is rounded once, half up, to the euro. The
/// VAT base is value, transport and duty; the tax on small parcels is left out of it (assumption:
/// the text was not read). Six digits tell one article from another, the level of the H7
/// (assumption: the regulation says “tariff classification”).
final class ExpressCharges {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final Wording DUTY =
      new Wording("droit de douane par article", "customs duty per item");
  private static final Wording PARCEL_TAX =
      new Wording("taxe sur les petits colis", "French tax on small parcels");
  private static final Wording VAT = new Wording("TVA à l'importation", "import VAT");

  private final ReferenceData data;
  private final LocalDate day;
  private final String territory;
  private final List<ChargeLine> lines = new ArrayList<>();
  private final List<ChargeStep> steps = new ArrayList<>();

  private ExpressCharges(ReferenceData data, LocalDate day, String territory) {
    this.data = data;
    this.day = day;
    this.territory = territory;
  }

  /// What is owed if the declaration is accepted on this day.
  ///
  /// @param h7 without blocking findings
  /// @throws IllegalArgumentException if an amount is in a currency that customs cannot convert
  static Charges compute(ExpressDeclaration h7, LocalDate acceptance, ReferenceData data) {
    String territory = data.territoryOf(h7.office(), acceptance);
    return new ExpressCharges(data, acceptance, territory).compute(h7);
  }

  private Charges compute(ExpressDeclaration h7) {
    List<Article> articles = Articles.of(h7, data, day);
    articles.forEach(this::explainValue);
    if (h7.items().stream().anyMatch(item -> item.has("C08"))) {
      step(
          "Cadeau entre particuliers (C08) : ni droit, ni TVA, ni taxe sur les petits colis.",
          "Gift between private persons (C08): no duty, no VAT, no tax on small parcels.",
          "",
          "Reg. (EC) 1186/2009 art. 25; CGI art. 291");
    } else {
      charge(articles);
    }
    Money total = Money.euros(BigDecimal.ZERO);
    for (ChargeLine line : lines) {
      total = line.payment().isForCustoms() ? total.plus(line.amount()) : total;
    }
    return new Charges(day, territory, lines, steps, total);
  }

  private void charge(List<Article> articles) {
    boolean relieved = isRelievedOverseas(articles);
    Set<String> seen = new HashSet<>();
    for (Article article : articles) {
      boolean first = seen.add(article.commodity());
      Money duty = first ? duty(article) : Money.euros(BigDecimal.ZERO);
      if (first && !relieved) {
        smallParcelTax(article);
      }
      if (!relieved) {
        vat(article, duty);
      }
    }
    announceFee();
  }

  private void explainValue(Article article) {
    String name = article.commodity();
    Wording value = InWords.money(article.value());
    Wording freight = InWords.money(article.freight());
    step(
        "Article " + name + " : valeur " + value.fr() + ", transport " + freight.fr() + ".",
        "Article " + name + ": value " + value.en() + ", transport " + freight.en() + ".",
        article.conversion(),
        "UCC art. 53; UCC-IA art. 146");
  }

  private Money duty(Article article) {
    return fixed(LegalValue.LOW_VALUE_DUTY, "A00", DUTY, article);
  }

  private void smallParcelTax(Article article) {
    fixed(LegalValue.SMALL_PARCEL_TAX, "TPC", PARCEL_TAX, article);
  }

  private Money fixed(LegalValue name, String tax, Wording words, Article article) {
    Optional<DatedValue> value = data.value(name, territory, day).filter(DatedValue::isChargeable);
    if (value.isEmpty()) {
      return Money.euros(BigDecimal.ZERO);
    }
    Money amount = Money.euros(value.get().value()).roundedToUnit();
    Wording told = InWords.money(amount);
    String source = value.get().origin().source();
    BigDecimal rate = value.get().value();
    lines.add(
        new ChargeLine(
            tax,
            words,
            article.commodity(),
            article.value(),
            rate,
            amount,
            Payment.AT_IMPORT,
            source));
    step(
        "Article " + article.commodity() + " : " + words.fr() + ", " + told.fr() + ".",
        "Article " + article.commodity() + ": " + words.en() + ", " + told.en() + ".",
        "",
        source);
    return amount;
  }

  private void vat(Article article, Money duty) {
    if (article.isShop()) {
      step(
          "Article %s : TVA payée au vendeur (IOSS %s), rien à l'importation."
              .formatted(article.commodity(), article.shopNumber()),
          "Article %s: VAT paid to the seller (IOSS %s), none at import."
              .formatted(article.commodity(), article.shopNumber()),
          "",
          "Directive 2006/112/EC art. 143(1)(ca)");
      return;
    }
    LegalValue name = data.vatOf(article.commodity(), day);
    data.value(name, territory, day).ifPresent(rate -> vat(article, duty, rate));
  }

  private void vat(Article article, Money duty, DatedValue rate) {
    Money base = article.value().plus(article.freight()).plus(duty);
    Money exact = base.times(rate.value().divide(HUNDRED));
    Money amount = exact.roundedToUnit();
    lines.add(
        new ChargeLine(
            "B00",
            VAT,
            article.commodity(),
            base,
            rate.value(),
            amount,
            article.payment(),
            rate.origin().source()));
    String formula =
        "("
            + String.join(" + ", plain(article.value()), plain(article.freight()), plain(duty))
            + ") × "
            + rate.value().toPlainString()
            + " % = "
            + plain(exact)
            + " → "
            + plain(amount);
    String name = article.commodity();
    Wording percent = InWords.number(rate.value());
    Wording told = InWords.money(amount);
    step(
        "Article " + name + " : TVA à " + percent.fr() + " %, " + told.fr() + ", à l'euro près.",
        "Article " + name + ": VAT at " + percent.en() + " %, " + told.en() + ", to the euro.",
        formula,
        rate.origin().source() + "; Code des douanes art. 109");
    if (article.payment() == Payment.POSTPONED) {
      step(
          "TVA autoliquidée (FR7) : à porter sur la déclaration CA3, rien à payer ici.",
          "VAT postponed (FR7): to be put in the VAT return, nothing to pay here.",
          "",
          "CGI art. 1695 II");
    }
  }

  /// A commercial consignment of little value bears no VAT overseas, and then no tax on small
  /// parcels either.
  private boolean isRelievedOverseas(List<Article> articles) {
    Optional<DatedValue> limit = data.value(LegalValue.OVERSEAS_RELIEF_LIMIT, territory, day);
    Money total = Money.euros(BigDecimal.ZERO);
    for (Article article : articles) {
      total = total.plus(article.value());
    }
    Money value = total;
    boolean relieved = limit.filter(l -> !value.exceeds(Money.euros(l.value()))).isPresent();
    limit
        .filter(_ -> relieved)
        .ifPresent(l ->
            step(
                "Envoi commercial de %s au plus outre-mer : ni TVA ni taxe sur les petits colis."
                    .formatted(InWords.money(Money.euros(l.value())).fr()),
                "Commercial consignment of %s at most overseas: no VAT, no tax on small parcels."
                    .formatted(InWords.money(Money.euros(l.value())).en()),
                "",
                l.origin().source()));
    return relieved;
  }

  private void announceFee() {
    data.value(LegalValue.HANDLING_FEE, territory, day)
        .filter(fee -> !fee.isChargeable())
        .ifPresent(fee ->
            step(
                "Frais de traitement de l'Union : annoncés, non vérifiés, non perçus ici.",
                "Handling fee of the Union: announced, not verified, not charged here.",
                "",
                fee.origin().source()));
  }

  private void step(String fr, String en, String formula, String source) {
    steps.add(new ChargeStep(new Wording(fr, en), formula, source));
  }

  private static String plain(Money money) {
    return money.amount().toPlainString();
  }
}
