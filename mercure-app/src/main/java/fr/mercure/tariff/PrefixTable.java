// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rows about goods, found by the longest start of a subheading.
final class PrefixTable<T extends Goods> {
  private final Map<String, List<T>> rows = new HashMap<>();

  static <T extends Goods> PrefixTable<T> of(List<Goods> goods, Class<T> kind) {
    PrefixTable<T> table = new PrefixTable<>();
    goods.stream().filter(kind::isInstance).map(kind::cast).forEach(table::add);
    return table;
  }

  private void add(T row) {
    rows.computeIfAbsent(row.prefix(), _ -> new ArrayList<>(1)).add(row);
  }

  Optional<T> find(String subheading, LocalDate day) {
    return all(subheading, day).stream().findFirst();
  }

  /// Every row of the longest start that has one on this day.
  List<T> all(String subheading, LocalDate day) {
    for (int length = subheading.length(); length >= 2; length--) {
      List<T> found =
          rows.getOrDefault(subheading.substring(0, length), List.of()).stream()
              .filter(row -> row.origin().period().holds(day))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
