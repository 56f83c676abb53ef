// SPDX-License-Identifier: Apache-2.0
package fr.mercure.tariff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The codes of one list, by value.
final class CodeTable {
  /// A code that is further away than this is another code, not a slip of the pen.
  private static final int FARTHEST_SLIP = 2;

  private final Map<String, List<Code>> codes = new HashMap<>();

  void add(Code code) {
    codes.computeIfAbsent(code.value(), _ -> new ArrayList<>(1)).add(code);
  }

  Optional<Code> find(String value, LocalDate day) {
    for (Code code : codes.getOrDefault(value, List.of())) {
      if (code.origin().period().holds(day)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  /// The code of that day with the fewest slips of the pen from this value; the first in order if
  /// several are as near.
  Optional<Code> nearest(String value, LocalDate day) {
    int best = FARTHEST_SLIP + 1;
    Optional<Code> nearest = Optional.empty();
    for (Code code : all(day)) {
      int slips = slips(value, code.value());
      if (slips < best || (slips == best && isBefore(code, nearest))) {
        best = slips;
        nearest = Optional.of(code);
      }
    }
    return best <= Math.min(FARTHEST_SLIP, value.length() / 2) ? nearest : Optional.empty();
  }

  List<Code> all(LocalDate day) {
    return codes.values().stream()
        .flatMap(List::stream)
        .filter(code -> code.origin().period().holds(day))
        .toList();
  }

  List<Code> all() {
    return codes.values().stream().flatMap(List::stream).toList();
  }

  private static boolean isBefore(Code code, Optional<Code> other) {
    return other.isPresent() && code.value().compareTo(other.get().value()) < 0;
  }

  /// Characters to replace, take away or add to make one out of the other.
  static int slips(String a, String b) {
    if (Math.abs(a.length() - b.length()) > FARTHEST_SLIP) {
      return FARTHEST_SLIP + 1;
    }
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], current[j - 1]) + 1);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
