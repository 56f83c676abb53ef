// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.tariff.TableReader.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every table owes its reader: a source, a certainty, one answer for each day.
class ReferenceTablesTest {

  /// A table and the columns that name a row.
  record Table(String file, List<String> keys) {}

  static Stream<Table> tables() {
    return Stream.of(
        new Table("codes.csv", List.of("list", "code")),
        new Table("countries.csv", List.of("code")),
        new Table("currencies.csv", List.of("code")),
        new Table("exchange-rates.csv", List.of("currency")),
        new Table("excluded-goods.csv", List.of("prefix")),
        new Table("gift-quantities.csv", List.of("prefix", "unit")),
        new Table("hs6.csv", List.of("stem")),
        new Table("offices.csv", List.of("code")),
        new Table("package-kinds.csv", List.of("stem")),
        new Table("vague-words.csv", List.of("word")),
        new Table("values.csv", List.of("name")),
        new Table("vat-goods.csv", List.of("prefix")));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tellsTheSourceAndTheCertaintyOfEachRow(Table table) {
    List<Row> rows = TableReader.read(table.file());
    assertThat(rows).isNotEmpty();
    for (Row row : rows) {
      assertThat(row.origin().source()).as(row.toString()).isNotBlank();
      assertThat(row.text("certainty")).as(row.toString()).isIn("V", "K", "?");
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void givesOneAnswerForEachDayAndTerritory(Table table) {
    Map<String, List<Origin>> seen = new HashMap<>();
    for (Row row : TableReader.read(table.file())) {
      String key = String.join("/", table.keys().stream().map(row::text).toList());
      List<Origin> others = seen.computeIfAbsent(key, _ -> new ArrayList<>());
      assertThat(others).as(row.toString()).noneMatch(row.origin()::overlaps);
      others.add(row.origin());
    }
  }
}
