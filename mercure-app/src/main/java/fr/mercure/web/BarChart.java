// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Bars for a series of numbers, the last one in a stronger colour. Drawn in a box of 300 by 74.
///
/// @param title the whole chart in one sentence, for who cannot see it
/// @param first label under the first bar
/// @param last label under the last bar
public record BarChart(String title, List<Bar> bars, String first, String last) {
  private static final double BOX = 300;
  private static final double BASE = 60;
  private static final double TALLEST = 55;
  private static final double GAP = 6;

  /// A bar with its place; coordinates are written with a point, as SVG reads them.
  public record Bar(
      String label, long value, String x, String y, String width, String height, boolean last) {}

  /// The chart of a series, scaled to its highest value.
  ///
  /// @param labels one for each value, as the table beside the chart shows them
  /// @param values never negative
  public static BarChart of(
      String title, List<String> labels, List<Long> values, String first, String last) {
    long highest = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
    double pitch = BOX / Math.max(1, values.size());
    return new BarChart(
        title,
        IntStream.range(0, values.size())
            .mapToObj(i -> bar(i, pitch, labels.get(i), values.get(i), highest, values.size()))
            .toList(),
        first,
        last);
  }

  private static Bar bar(int i, double pitch, String label, long value, long highest, int count) {
    double height = TALLEST * value / highest;
    return new Bar(
        label,
        value,
        point(i * pitch + GAP / 2),
        point(BASE - height),
        point(pitch - GAP),
        point(height),
        i == count - 1);
  }

  private static String point(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }
}
