// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import fr.mercure.kernel.Money;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Everything that the law and the nomenclatures fix for a time: code lists, rates, limits, delays.
/// An immutable snapshot, read once; every question names a day.
public final class ReferenceData {
  /// Territory of an office that the list does not know.
  public static final String MAINLAND = "FX";

  private final Map<CodeList, CodeTable> codes = new EnumMap<>(CodeList.class);
  private final Map<LegalValue, List<DatedValue>> values;
  private final Map<String, List<ExchangeRate>> rates;
  private final PrefixTable<Goods.Excluded> excluded;
  private final PrefixTable<Goods.Vat> vat;
  private final PrefixTable<Goods.GiftQuantity> gifts;
  private final Map<String, VagueWord> vague;

  ReferenceData(
      Map<CodeList, CodeTable> codes,
      Map<LegalValue, List<DatedValue>> values,
      Map<String, List<ExchangeRate>> rates,
      List<Goods> goods,
      Map<String, VagueWord> vague) {
    this.codes.putAll(codes);
    this.values = new EnumMap<>(values);
    this.rates = Map.copyOf(rates);
    this.excluded = PrefixTable.of(goods, Goods.Excluded.class);
    this.vat = PrefixTable.of(goods, Goods.Vat.class);
    this.gifts = PrefixTable.of(goods, Goods.GiftQuantity.class);
    this.vague = new HashMap<>(vague);
  }

  /// The tables that Mercure carries.
  public static ReferenceData standard() {
    return Standard.DATA;
  }

  private static final class Standard {
    private static final ReferenceData DATA = ReferenceTables.read();
  }

  /// The code of this list on this day, with its words.
  public Optional<Code> find(CodeList list, String value, LocalDate day) {
    return table(list).find(value, day);
  }

  /// Whether the list holds this code on this day.
  public boolean knows(CodeList list, String value, LocalDate day) {
    return find(list, value, day).isPresent();
  }

  /// The code that was probably meant: at most two slips of the pen away.
  public Optional<Code> nearest(CodeList list, String value, LocalDate day) {
    return table(list).nearest(value, day);
  }

  /// All codes of the list on this day, in no particular order.
  public List<Code> all(CodeList list, LocalDate day) {
    return table(list).all(day);
  }

  /// The legal value that holds in a territory on a day.
  public Optional<DatedValue> value(LegalValue name, String territory, LocalDate day) {
    for (DatedValue value : values.getOrDefault(name, List.of())) {
      if (value.origin().holds(day, territory)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /// A legal value that holds everywhere.
  ///
  /// @throws IllegalStateException if the tables have none on this day
  public DatedValue value(LegalValue name, LocalDate day) {
    return value(name, MAINLAND, day)
        .orElseThrow(() -> new IllegalStateException("no %s on %s".formatted(name, day)));
  }

  /// Whether an obligation that a text starts on a day is in force.
  public boolean isOn(LegalValue obligation, LocalDate day) {
    return value(obligation, MAINLAND, day).filter(DatedValue::isChargeable).isPresent();
  }

  /// The customs rate of a currency on a day; one for the euro itself.
  public Optional<ExchangeRate> rate(String currency, LocalDate day) {
    for (ExchangeRate rate : rates.getOrDefault(currency, List.of())) {
      if (rate.origin().period().holds(day)) {
        return Optional.of(rate);
      }
    }
    return Optional.empty();
  }

  /// An amount in euros at the customs rate of the day, not rounded to the coin.
  public Optional<Money> inEuros(Money amount, LocalDate day) {
    if (amount.currency().equals("EUR")) {
      return Optional.of(amount);
    }
    return rate(amount.currency(), day).map(rate -> rate.toEuros(amount));
  }

  /// Whether goods of this subheading are kept out of the H7.
  public Optional<Goods.Excluded> excluded(String subheading, LocalDate day) {
    return excluded.find(subheading, day);
  }

  /// Which rate of VAT goods of this subheading bear.
  public LegalValue vatOf(String subheading, LocalDate day) {
    return vat.find(subheading, day).map(Goods.Vat::rate).orElse(LegalValue.VAT_STANDARD);
  }

  /// How much of these goods a gift may hold: one limit for each kind of quantity.
  public List<Goods.GiftQuantity> giftQuantities(String subheading, LocalDate day) {
    return gifts.all(subheading, day);
  }

  /// Where an office is: `FX`, `CO`, `MC`, or the code of the overseas territory.
  public String territoryOf(String office, LocalDate day) {
    return find(CodeList.OFFICE, office, day)
        .map(code -> code.origin().territories())
        .flatMap(territories -> territories.stream().findFirst())
        .orElse(MAINLAND);
  }

  /// Whether a word says nothing of the goods. Case and accents do not count.
  public boolean isVague(String word, LocalDate day) {
    return vague(word, day).isPresent();
  }

  /// Whether a word of this language says nothing of the goods.
  ///
  /// @param language `fr` or `en`
  public boolean isVague(String word, String language, LocalDate day) {
    return vague(word, day).filter(found -> found.language().equals(language)).isPresent();
  }

  private Optional<VagueWord> vague(String word, LocalDate day) {
    return Optional.ofNullable(vague.get(plain(word)))
        .filter(found -> found.origin().period().holds(day));
  }

  /// A word that says nothing of the goods.
  record VagueWord(String language, Origin origin) {}

  static String plain(String word) {
    if (isAscii(word)) {
      return word.toLowerCase(Locale.ROOT);
    }
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  private CodeTable table(CodeList list) {
    CodeTable table = codes.get(list);
    if (table == null) {
      throw new IllegalStateException("no list " + list);
    }
    return table;
  }
}
