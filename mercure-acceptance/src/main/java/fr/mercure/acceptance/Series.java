// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The rates of one side, a window each.
final class Series {
  private final List<Double> rates = new ArrayList<>();

  void add(double rate) {
    rates.add(rate);
  }

  double median() {
    List<Double> sorted = rates.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /// From the lowest to the highest, in parts of the median.
  double spread() {
    return (Collections.max(rates) - Collections.min(rates)) / median();
  }

  double last() {
    return rates.getLast();
  }
}
