// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What an officer looks at, read once from `control-checklists.csv`.
final class ControlChecklist {
  private static final Map<String, List<String>> POINTS = load();

  private ControlChecklist() {}

  /// The points of a control, in order.
  ///
  /// @param kind `DOCUMENTARY` or `PHYSICAL`
  /// @param profile that selected the declaration; one without points adds none
  static List<String> of(String kind, String profile) {
    return Stream.of(kind, profile)
        .flatMap(key -> POINTS.getOrDefault(key, List.of()).stream())
        .distinct()
        .toList();
  }

  /// Every point of the table.
  static List<String> all() {
    return POINTS.values().stream().flatMap(List::stream).distinct().sorted().toList();
  }

  private static Map<String, List<String>> load() {
    try (var in = ControlChecklist.class.getResourceAsStream("control-checklists.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      var points = new HashMap<String, List<String>>();
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(";", 2))
          .forEach(cells -> points.put(cells[0], List.of(cells[1].split(" "))));
      return Map.copyOf(points);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
