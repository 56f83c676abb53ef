// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import fr.mercure.kernel.Wording;
import fr.mercure.tariff.TableReader.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the snapshot out of the tables of this package.
final class ReferenceTables {
  private ReferenceTables() {}

  /// @throws IllegalStateException if a table is not what it should be
  static ReferenceData read() {
    List<Goods> goods = new ArrayList<>();
    TableReader.read("excluded-goods.csv").forEach(row -> goods.add(excluded(row)));
    TableReader.read("vat-goods.csv").forEach(row -> goods.add(vat(row)));
    TableReader.read("gift-quantities.csv").forEach(row -> goods.add(gift(row)));
    return new ReferenceData(codes(), values(), rates(), goods, vague());
  }

  static Map<CodeList, CodeTable> codes() {
    Map<CodeList, CodeTable> lists = new EnumMap<>(CodeList.class);
    for (CodeList list : CodeList.values()) {
      lists.put(list, new CodeTable());
    }
    for (Row row : TableReader.read("codes.csv")) {
      add(lists, CodeList.valueOf(row.text("list")), code(row));
    }
    for (Row row : TableReader.read("offices.csv")) {
      Wording name = new Wording(row.text("name"), row.text("name"));
      add(lists, CodeList.OFFICE, new Code(row.text("code"), name, row.origin()));
    }
    for (Row row : TableReader.read("currencies.csv")) {
      add(lists, CodeList.CURRENCY, bare(row.text("code"), row.origin()));
    }
    for (Row row : TableReader.read("countries.csv")) {
      Code country = bare(row.text("code"), row.origin());
      add(lists, CodeList.COUNTRY, country);
      if (row.text("union").equals("yes")) {
        add(lists, CodeList.UNION_COUNTRY, country);
      }
    }
    TableReader.read("hs6.csv").forEach(row -> endings(lists, CodeList.SUBHEADING, row));
    TableReader.read("package-kinds.csv").forEach(row -> endings(lists, CodeList.PACKAGE, row));
    return lists;
  }

  private static void endings(Map<CodeList, CodeTable> lists, CodeList list, Row row) {
    Origin origin = row.origin();
    for (String ending : row.text("endings").split(" ")) {
      add(lists, list, bare(row.text("stem") + ending, origin));
    }
  }

  private static void add(Map<CodeList, CodeTable> lists, CodeList list, Code code) {
    lists.computeIfAbsent(list, _ -> new CodeTable()).add(code);
  }

  private static Code code(Row row) {
    Wording words = new Wording(row.text("fr"), row.text("en"));
    return new Code(row.text("code"), words, row.origin());
  }

  private static Code bare(String value, Origin origin) {
    return new Code(value, Wording.NONE, origin);
  }

  static Map<LegalValue, List<DatedValue>> values() {
    Map<LegalValue, List<DatedValue>> values = new EnumMap<>(LegalValue.class);
    for (Row row : TableReader.read("values.csv")) {
      LegalValue name = LegalValue.valueOf(row.text("name"));
      BigDecimal value = new BigDecimal(row.text("value"));
      values
          .computeIfAbsent(name, _ -> new ArrayList<>())
          .add(new DatedValue(name, value, row.text("unit"), row.origin()));
    }
    return values;
  }

  static Map<String, List<ExchangeRate>> rates() {
    Map<String, List<ExchangeRate>> rates = new HashMap<>();
    for (Row row : TableReader.read("exchange-rates.csv")) {
      String currency = row.text("currency");
      rates
          .computeIfAbsent(currency, _ -> new ArrayList<>())
          .add(new ExchangeRate(currency, new BigDecimal(row.text("rate")), row.origin()));
    }
    return rates;
  }

  private static Map<String, ReferenceData.VagueWord> vague() {
    Map<String, ReferenceData.VagueWord> words = new HashMap<>();
    for (Row row : TableReader.read("vague-words.csv")) {
      words.put(
          ReferenceData.plain(row.text("word")),
          new ReferenceData.VagueWord(row.text("language"), row.origin()));
    }
    return words;
  }

  private static Goods excluded(Row row) {
    Goods.Effect effect = Goods.Effect.valueOf(row.text("effect"));
    Wording words = new Wording(row.text("fr"), row.text("en"));
    return new Goods.Excluded(row.text("prefix"), effect, words, row.origin());
  }

  private static Goods vat(Row row) {
    LegalValue rate = LegalValue.valueOf(row.text("rate"));
    return new Goods.Vat(row.text("prefix"), rate, row.origin());
  }

  private static Goods gift(Row row) {
    BigDecimal quantity = new BigDecimal(row.text("quantity"));
    return new Goods.GiftQuantity(row.text("prefix"), quantity, row.text("unit"), row.origin());
  }
}
